interface ImportMetaEnv {
  /** Of package.json, by the bundler's configuration. */
  readonly SEMBLANCE_VERSION: string;
}

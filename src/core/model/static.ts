/** How a static model is made of another one: the settings, which form and command line check by their ranges. */

export interface StaticSettings {
  /** Numbers of each token's vector. */
  readonly dimensions: number;
  /** Whether frequent tokens weigh less (SIF). */
  readonly weighted: boolean;
}

/** model2vec's. */
export const defaultStatic: StaticSettings = { dimensions: 256, weighted: true };

export const staticDimensions = { min: 2, max: 4096, integer: true } as const;

/** What the model is called: a folder's name, without what a file system or an id would read as more than a name. */
export const staticName = (base: string, dimensions: number): string =>
  `static-${dimensions}-${
    base
      .split('/')
      .at(-1)
      ?.replaceAll(/[^\w.-]+/g, '-') ?? ''
  }`;

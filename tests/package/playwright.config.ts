import { defineConfig } from '@playwright/test';
import config from '../../playwright.config';

/** Each test serves what it has built on a port of its own. */
const { webServer: _, ...shared } = config;

export default defineConfig(shared, { testDir: '.', testMatch: '*.spec.ts' });

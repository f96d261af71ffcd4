/** `npm start`: installs what is missing, builds, and serves the page. With `--dev`, serves it with hot reload. */

import { spawn } from 'node:child_process';
import { ensureInstalled, run } from './install.mjs';

const dev = process.argv.includes('--dev');
await ensureInstalled();
const desktop = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
const open = desktop && !process.env['CI'] ? ['--open'] : [];
const rest = process.argv.slice(2).filter((argument) => argument !== '--dev');

if (dev) console.log('Every state of the page, without training: /states.html below the address.');
else run('npx', ['vite', 'build', '--logLevel', 'warn']);
spawn('npx', ['vite', ...(dev ? [] : ['preview']), ...open, ...rest], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
}).on('exit', (code) => process.exit(code ?? 1));

// The product as a cluster of processes, started and stopped by the start script on a data folder of its own.

import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const script = resolve(import.meta.dirname, '../../sunomi');

export class Product {
  static async start(silos) {
    const product = new Product();
    product.folder = mkdtempSync(join(tmpdir(), 'sunomi-cluster-'));
    chmodSync(product.folder, 0o755); // PostgreSQL may run as another user
    product.data = join(product.folder, 'data');
    product.port = await freePort();
    product.address = `http://localhost:${product.port}`;
    product.silos = silos;
    await product.up();
    return product;
  }

  /** Starts what is missing: all of it, or the silos that are gone. */
  up() {
    return this.run('up', '--silos', `${this.silos}`, '--port', `${this.port}`, '--data', this.data, '--detach');
  }

  /** kill -9, without a word to anybody; answers which one. */
  killSilo() {
    const names = readdirSync(join(this.data, 'run')).filter((name) => name.startsWith('silo-'));
    const name = names[Math.floor(Math.random() * names.length)];
    process.kill(Number(readFileSync(join(this.data, 'run', name), 'utf8').split(' ')[0]), 'SIGKILL');
    return name;
  }

  async clip() {
    const file = join(this.folder, 'clip.mp4');
    await promisify(execFile)('ffmpeg', [
      '-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=size=192x144:rate=25:duration=1', '-f', 'lavfi', '-i', 'sine=duration=1',
      '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest', file,
    ]);
    return readFileSync(file);
  }

  async stop({ keepLogs }) {
    await this.run('down', '--data', this.data);
    if (keepLogs) {
      console.log(`logs are in ${join(this.data, 'log')}`);
    } else {
      rmSync(this.folder, { recursive: true });
    }
  }

  /** Its output goes to a file: what it leaves running would keep a pipe open. */
  async run(...arguments_) {
    const log = join(this.folder, `${arguments_[0]}.log`);
    const out = openSync(log, 'a');
    const exit = await new Promise((done, failed) => {
      spawn(script, arguments_, { stdio: ['ignore', out, out] }).on('exit', done).on('error', failed);
    });
    if (exit !== 0) {
      throw new Error(`./sunomi ${arguments_.join(' ')} ended with ${exit}:\n${readFileSync(log, 'utf8')}`);
    }
  }
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

// node upload.js ENDPOINT TOKEN FILE PARALLEL: uploads the file as any user of tus-js-client does, and prints the address that it got.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Upload } from 'tus-js-client';

const [endpoint, token, file, parallel] = process.argv.slice(2);

const upload = new Upload(readFileSync(file), {
  endpoint,
  headers: { authorization: `Bearer ${token}` },
  metadata: { filename: basename(file), filetype: 'video/mp4' },
  parallelUploads: Number(parallel),
  retryDelays: Array(4000).fill(250),
  onError(error) {
    console.error(error.message);
    process.exit(1);
  },
  onSuccess() {
    console.log(upload.url);
  },
});
upload.start();

'use strict';

// s3rver, stricter and more complete where the product relies on it: signatures of version 4 are verified (s3rver takes any),
// a body that breaks off stores nothing, an answer comes when the whole object is there, and ListParts, AbortMultipartUpload,
// UploadPartCopy and If-Match exist.
// Prints its port; ends, and removes what it stored, when its standard input ends.

const { createHash, randomUUID } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Readable } = require('node:stream');
const { buffer } = require('node:stream/consumers');
const S3rver = require('s3rver');
const FilesystemStore = require('s3rver/lib/stores/filesystem');
const { verify } = require('./signature');

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'sunomi-s3-'));
const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, vhostBuckets: false });

// its own answers before it has written, and others see what there is so far
FilesystemStore.prototype.putObject = async function putObject(object) {
  const file = this.getResourcePath(object.bucket, object.key, 'object');
  const content = Buffer.isBuffer(object.content) ? object.content : await buffer(object.content);
  const md5 = createHash('md5').update(content).digest('hex');
  const incoming = path.join(directory, `.incoming-${randomUUID()}`);
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  await fs.promises.writeFile(incoming, content);
  await this.putMetadata(object.bucket, object.key, object.metadata, md5);
  await fs.promises.rename(incoming, file);
  return { size: content.length, md5 };
};

function refuse(ctx, status, code) {
  ctx.status = status;
  ctx.type = 'application/xml';
  ctx.body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
}

function etagOf(bucket, key) {
  const file = path.join(directory, bucket, `${key}._S3rver_object`);
  return fs.existsSync(file) ? createHash('md5').update(fs.readFileSync(file)).digest('hex') : null;
}

const unquote = text => text.replace(/"/g, '');

// a whole body or none: what s3rver sees is never cut short
async function buffered(ctx) {
  const chunks = [];
  for await (const chunk of ctx.req) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function multipart(ctx, next, bucket, key) {
  const folder = path.join(directory, bucket, '._S3rver_uploads', ctx.query.uploadId);
  if (!fs.existsSync(folder)) {
    return refuse(ctx, 404, 'NoSuchUpload');
  }
  const copySource = ctx.headers['x-amz-copy-source'];
  if (ctx.method === 'DELETE') {
    fs.rmSync(folder, { recursive: true });
    ctx.status = 204;
  } else if (ctx.method === 'GET') {
    const parts = fs.readdirSync(folder).filter(name => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b);
    // two a page, so that paging is used
    const from = Number(ctx.query['part-number-marker'] || 0);
    const page = parts.filter(number => number > from).slice(0, 2);
    const xml = page.map(number => {
      const file = path.join(folder, String(number));
      return `<Part><PartNumber>${number}</PartNumber><ETag>&quot;${fs.readFileSync(`${file}.md5`)}&quot;</ETag><Size>${fs.statSync(file).size}</Size></Part>`;
    });
    const last = page.length > 0 ? page[page.length - 1] : 0;
    const truncated = parts.some(number => number > last);
    ctx.type = 'application/xml';
    ctx.body = '<?xml version="1.0" encoding="UTF-8"?>\n<ListPartsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
      + `<Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${ctx.query.uploadId}</UploadId>`
      + `<NextPartNumberMarker>${last}</NextPartNumberMarker><IsTruncated>${truncated}</IsTruncated>${xml.join('')}</ListPartsResult>`;
  } else if (copySource) {
    const [sourceBucket, ...sourceKey] = copySource.split('/');
    const source = path.join(directory, sourceBucket, `${sourceKey.join('/')}._S3rver_object`);
    const [first, last] = ctx.headers['x-amz-copy-source-range'].replace('bytes=', '').split('-').map(Number);
    const content = fs.readFileSync(source).subarray(first, last + 1);
    const etag = createHash('md5').update(content).digest('hex');
    fs.writeFileSync(path.join(folder, ctx.query.partNumber), content);
    fs.writeFileSync(path.join(folder, `${ctx.query.partNumber}.md5`), etag);
    ctx.type = 'application/xml';
    ctx.body = `<?xml version="1.0" encoding="UTF-8"?>\n<CopyPartResult><ETag>&quot;${etag}&quot;</ETag><LastModified>${new Date().toISOString()}</LastModified></CopyPartResult>`;
  } else {
    await next();
  }
}

// GET /.objects/{bucket}: the MD5 of every stored object by key, and of every part of an unfinished upload
function objectsOf(bucket) {
  const folder = path.join(directory, bucket);
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const keys = files.filter(entry => entry.isFile()).map(entry => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)));
  const objects = keys.filter(key => key.endsWith('._S3rver_object')).map(key => key.slice(0, -'._S3rver_object'.length));
  return {
    ...Object.fromEntries(objects.map(key => [key, etagOf(bucket, key)])),
    ...Object.fromEntries(keys.filter(key => key.startsWith('._S3rver_uploads')).map(key => [key, ''])),
  };
}

// PUT /.outage/{bucket}/{errors|silence|none}: how the bucket answers from now on; the body says how many requests suffered so far
const outages = new Map();

function suffers(ctx, next) {
  const [, first, bucket, kind] = decodeURIComponent(ctx.path).split('/');
  if (first === '.objects') {
    ctx.body = objectsOf(bucket);
    return undefined;
  }
  if (first === '.outage') {
    const outage = outages.get(bucket) || { suffered: 0 };
    outages.set(bucket, { ...outage, kind });
    ctx.body = String(outage.suffered);
    return undefined;
  }
  const outage = outages.get(first);
  if (!outage || outage.kind === 'none') {
    return next();
  }
  outage.suffered += 1;
  return outage.kind === 'errors' ? refuse(ctx, 500, 'InternalError') : new Promise(() => {});
}

server.middleware.unshift(suffers, async (ctx, next) => {
  const refusal = verify(ctx);
  if (refusal) {
    return refuse(ctx, 403, refusal);
  }
  const [, bucket, ...rest] = decodeURIComponent(ctx.path).split('/');
  const key = rest.join('/');
  const ifMatch = ctx.headers['if-match'];
  if (ifMatch && etagOf(bucket, key) !== null && etagOf(bucket, key) !== unquote(ifMatch)) {
    return refuse(ctx, 412, 'PreconditionFailed');
  }
  if (ctx.headers['x-amz-copy-source']) {
    // s3rver takes an encoded slash for a part of the bucket's name
    ctx.headers['x-amz-copy-source'] = decodeURIComponent(ctx.headers['x-amz-copy-source']).replace(/^\//, '');
  }
  const copySource = ctx.headers['x-amz-copy-source'];
  const copyIfMatch = ctx.headers['x-amz-copy-source-if-match'];
  if (copySource && copyIfMatch) {
    const [sourceBucket, ...sourceKey] = copySource.split('/');
    const etag = etagOf(sourceBucket, sourceKey.join('/'));
    if (etag !== null && etag !== unquote(copyIfMatch)) {
      return refuse(ctx, 412, 'PreconditionFailed');
    }
  }
  if (ctx.method === 'PUT' && !copySource) {
    const body = await buffered(ctx);
    ctx.req = Object.assign(Readable.from([body]), { headers: ctx.req.headers });
  }
  return ctx.query.uploadId ? multipart(ctx, next, bucket, key) : next();
});

server.run().then(({ port }) => console.log(port));
process.stdin.resume();
process.stdin.on('end', () => {
  fs.rmSync(directory, { recursive: true, force: true });
  process.exit(0);
});

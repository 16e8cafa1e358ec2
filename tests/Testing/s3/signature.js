'use strict';

// AWS Signature Version 4, as S3 checks it: in the Authorization header or in the query of a presigned address.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html

const { createHash, createHmac, timingSafeEqual } = require('node:crypto');

const secrets = { S3RVER: 'S3RVER' };

const encode = text => encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

function fromHeader(headers) {
  const fields = Object.fromEntries(
    headers.authorization.replace('AWS4-HMAC-SHA256 ', '').split(',').map(field => field.trim().split(/=(.*)/s)));
  return {
    credential: fields.Credential,
    signed: fields.SignedHeaders,
    signature: fields.Signature,
    date: headers['x-amz-date'],
    payload: headers['x-amz-content-sha256'],
  };
}

function fromQuery(query) {
  return {
    credential: query.get('X-Amz-Credential'),
    signed: query.get('X-Amz-SignedHeaders'),
    signature: query.get('X-Amz-Signature'),
    date: query.get('X-Amz-Date'),
    expires: Number(query.get('X-Amz-Expires')),
    payload: 'UNSIGNED-PAYLOAD',
  };
}

function ended({ date, expires }) {
  const start = Date.parse(date.replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5'));
  return expires !== undefined && !(Date.now() < start + expires * 1000);
}

// null when the request may pass, else the error code
exports.verify = ({ method, req, headers }) => {
  const url = new URL(req.url, 'http://localhost');
  if (!headers.authorization && !url.searchParams.has('X-Amz-Signature')) {
    return 'AccessDenied';
  }
  const claim = headers.authorization ? fromHeader(headers) : fromQuery(url.searchParams);
  const [accessKey, day, region, service, end] = claim.credential.split('/');
  if (!(accessKey in secrets) || ended(claim)) {
    return 'AccessDenied';
  }
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const names = claim.signed.split(';');
  const canonical = [
    method,
    url.pathname,
    query,
    ...names.map(name => `${name}:${(headers[name] || '').trim().replace(/ +/g, ' ')}`),
    '',
    claim.signed,
    claim.payload,
  ].join('\n');
  const scope = [day, region, service, end].join('/');
  const text = ['AWS4-HMAC-SHA256', claim.date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = [day, region, service, end].reduce(hmac, `AWS4${secrets[accessKey]}`);
  const expected = Buffer.from(hmac(key, text).toString('hex'));
  const given = Buffer.from(claim.signature);
  return expected.length === given.length && timingSafeEqual(expected, given) ? null : 'SignatureDoesNotMatch';
};

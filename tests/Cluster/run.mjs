// Three silos and an API under mixed load; one silo is killed, a fourth joins. Prints what it counted; exits with 1 when a check failed.
// Usage: node --experimental-websocket run.mjs [seconds of load]

import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.mjs';
import { Load } from './load.mjs';
import { Page, allComments } from './page.mjs';
import { Product } from './product.mjs';

const seconds = Number(process.argv[2] ?? 60);
const begun = Date.now();
const checks = [];

const say = (text) => console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${text}`);

function check(what, good, detail) {
  checks.push(good);
  say(`${good ? 'ok    ' : 'FAILED'} ${what}${detail ? `: ${detail}` : ''}`);
}

async function until(deadline, holds) {
  const end = Date.now() + deadline;
  while (!(await holds())) {
    if (Date.now() > end) {
      return false;
    }
    await pause(250);
  }
  return true;
}

const status = async (person, id) => (await person.ask('query($id: ID!) { video(id: $id) { status } }', { id })).video?.status;

const silosOf = async (admin) => (await admin.ask('{ operations { silos { address name } silentSilos } }')).operations;

/** What failed and how, without the ids of errors, and when. */
function byKind(errors, after) {
  const kinds = new Map();
  for (const error of errors) {
    const kind = `${error.what}: ${error.message.replace(/ [0-9a-f]{32}/g, '')}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), after(error)]);
  }
  return kinds;
}

/** Kills a silo, starts another in its place; ends when that one is ready. */
async function trouble(product, load, admin) {
  const before = (await silosOf(admin)).silos.map((silo) => silo.address);
  await pause((seconds / 4) * 1000);
  const name = product.killSilo();
  const killedAt = Date.now();
  say(`killed ${name}`);
  await product.up();
  const joinedAt = Date.now();
  say(`a fourth silo joined ${((joinedAt - killedAt) / 1000).toFixed(1)} s after the kill`);
  load.end = Math.max(load.begun + seconds * 1000, joinedAt + 10_000);
  return { before, killedAt, joinedAt };
}

async function main(product) {
  const clip = await product.clip();
  const people = await Promise.all(['ann', 'ben', 'cleo', 'dan'].map((name) => Client.signUp(product.address, name)));
  const admin = people[0];
  await product.run('admin', 'ann', '--data', product.data);
  const videoId = await people[0].beginUpload('The talk of the town', clip);
  await people[0].completeUpload(videoId);
  check('a first video is READY before the load', await until(60_000, async () => (await status(people[0], videoId)) === 'READY'));

  const load = new Load(people, videoId, clip);
  const pages = people.map((person) => new Page(person, videoId));
  // the protocol does not tell when a subscription has begun
  check('every page hears of comments', await until(30_000, async () => (await load.comment(admin)) && pages.every((page) => page.heard > 0)));
  await Promise.all(pages.map((page) => page.read()));
  load.begun = Date.now();
  const [{ before, killedAt, joinedAt }] = await Promise.all([
    trouble(product, load, admin).catch((error) => {
      load.end = 0;
      throw error;
    }),
    load.run(),
  ]);

  const { counts, errors } = load;
  const loaded = (Date.now() - load.begun) / 1000;
  say(`in ${loaded.toFixed(0)} s of load: ${counts.queries} queries, ${counts.comments} comments, ${counts.reactions} reactions, ${counts.uploads} uploads acknowledged`);
  check('the fourth silo joined while the load ran', joinedAt < load.end);
  const after = (error) => (error.at - killedAt) / 1000;
  for (const [kind, times] of byKind(errors, after)) {
    say(`  ${times.length} × ${kind}, ${times[0].toFixed(1)} to ${times.at(-1).toFixed(1)} s after the kill`);
  }
  check('no errors before the kill', errors.every((error) => after(error) >= 0));
  check('errors stop within 15 s of the kill', errors.every((error) => after(error) <= 15),
    `${errors.length}, the last after ${Math.max(0, ...errors.map(after)).toFixed(1)} s`);

  const { silos, silentSilos } = await silosOf(admin);
  const joined = silos.filter((silo) => !before.includes(silo.address)).length;
  check('the cluster is two old silos and a new one', silos.length === 3 && joined === 1 && silentSilos.length === 0,
    `${silos.length} silos, ${joined} new, ${silentSilos.length} silent`);

  await load.comment(admin);
  const last = [...load.comments].at(-1);
  check('every page that was open goes on and shows the last comment',
    (await until(30_000, () => pages.every((page) => page.shown.has(last)))) && pages.every((page) => page.end === null),
    pages.map((page) => `${page.heard} heard, ${page.readAnew} times read anew${page.end ? `, ${page.end}` : ''}`).join('; '));

  const stored = await allComments(people[0], videoId);
  check('no acknowledged comment is lost', [...load.comments].every((id) => stored.has(id)), `${load.comments.size} acknowledged, ${stored.size} stored`);
  await Promise.all(pages.map((page) => page.reading));
  check('no page lacks a comment', pages.every((page) => [...stored].every((id) => page.shown.has(id))),
    pages.map((page) => `${[...stored].filter((id) => !page.shown.has(id)).length} missing`).join('; '));

  const videos = await Promise.all(people.map(async (person) =>
    (await person.ask('query($id: ID!) { video(id: $id) { viewerReaction likeCount dislikeCount } }', { id: videoId })).video));
  check('no acknowledged like is lost', videos.every((video, index) => (load.reactions.get(index) ?? ['NONE']).includes(video.viewerReaction)));
  const [likes, dislikes] = ['LIKE', 'DISLIKE'].map((each) => videos.filter((video) => video.viewerReaction === each).length);
  check('likes are counted exactly', videos.every((video) => video.likeCount === likes && video.dislikeCount === dislikes),
    `${videos[0].likeCount} likes and ${videos[0].dislikeCount} dislikes counted, ${likes} and ${dislikes} there`);

  const uploads = [...load.uploads.keys()];
  const ready = await until(60_000, async () => (await Promise.all(uploads.map((id) => status(people[0], id)))).every((now) => now === 'READY'));
  check('all uploaded videos are READY', ready, `${uploads.length} uploads`);
  check('their pages were told so', await until(30_000, () => [...load.uploads.values()].every((now) => now === 'READY')));
  check('and nothing failed since', errors.every((error) => after(error) <= 15));
  pages.forEach((page) => page.close());
}

const product = await Product.start(3);
say('three silos and the API are ready');
try {
  await main(product);
} catch (error) {
  check('the test came to its end', false, error.stack);
}
await product.stop({ keepLogs: checks.includes(false) });
const failed = checks.filter((good) => !good).length;
say('stopped');
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

// Three silos and an API under mixed load; one silo is killed, another joins. Prints what it counted; exits with 1 when a check failed.
// Usage: node --experimental-websocket run.mjs [seconds of load]

import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.mjs';
import { Load } from './load.mjs';
import { Product } from './product.mjs';

const seconds = Number(process.argv[2] ?? 60);
const killAfter = seconds / 3;
const activity = `subscription($id: ID!) { videoActivity(videoId: $id) {
  __typename ... on CommentAdded { comment { id } } ... on ActivityMissed { video { commentCount } } } }`;
const checks = [];

function check(what, good, detail) {
  checks.push(good);
  console.log(`${good ? 'ok    ' : 'FAILED'} ${what}${detail ? `: ${detail}` : ''}`);
}

async function until(deadline, holds) {
  const end = Date.now() + deadline;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) {
      return false;
    }
    await pause(500);
  }
  return true;
}

const status = async (person, id) => (await person.ask('query($id: ID!) { video(id: $id) { status } }', { id })).video?.status;

async function allComments(person, id) {
  const found = new Set();
  let after = null;
  do {
    const { video } = await person.ask(
      'query($id: ID!, $after: String) { video(id: $id) { comments(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }',
      { id, after },
    );
    video.comments.nodes.forEach((node) => found.add(node.id));
    after = video.comments.pageInfo.hasNextPage ? video.comments.pageInfo.endCursor : null;
  } while (after);
  return found;
}

/** A viewer whose page stays open: what he heard, and how often he was told to read anew. */
function listen(person, videoId) {
  const listener = { heard: new Set(), missed: 0, readAnewAt: 0, end: null };
  const { ended, close } = person.subscribe(activity, { id: videoId }, ({ videoActivity: event }) => {
    if (event.__typename === 'CommentAdded') {
      listener.heard.add(event.comment.id);
    } else if (event.__typename === 'ActivityMissed') {
      listener.missed++;
      listener.readAnewAt = Date.now();
    }
  });
  ended.then((how) => (listener.end = how));
  return Object.assign(listener, { close });
}

async function main(product) {
  const clip = await product.clip();
  const people = [];
  for (const name of ['ann', 'ben', 'cleo', 'dan']) {
    people.push(await Client.signUp(product.address, name));
  }
  const videoId = await people[0].beginUpload('The talk of the town', clip);
  await people[0].completeUpload(videoId);
  check('a first video is READY before the load', await until(90_000, async () => (await status(people[0], videoId)) === 'READY'));

  const load = new Load(people, videoId, clip);
  const listeners = people.map((person) => listen(person, videoId));
  const begunAt = Date.now();
  let killedAt, joinedAfter;
  const trouble = (async () => {
    await pause(killAfter * 1000);
    console.log(`killed ${product.killSilo()} after ${killAfter} s`);
    killedAt = Date.now();
    await pause(3_000);
    await product.up();
    joinedAfter = Math.round((Date.now() - killedAt) / 1000);
    load.end = Math.max(begunAt + seconds * 1000, Date.now() + 10_000); // a slow machine's silo joins under load too
  })().catch((error) => {
    load.end = 0;
    throw error;
  });
  await Promise.all([load.run(), trouble]);

  const { counts, errors } = load;
  console.log(`in ${Math.round((Date.now() - begunAt) / 1000)} s: ${counts.queries} queries, ${counts.comments} comments, ${counts.reactions} reactions, ${counts.uploads} uploads acknowledged`);
  console.log(`a silo joined ${joinedAfter} s after the kill`);
  const calls = Object.values(counts).reduce((sum, count) => sum + count);
  const late = errors.map((error) => (error.at - killedAt) / 1000);
  for (const message of new Set(errors.map((error) => `${error.what}: ${error.message}`))) {
    console.log(`  error in ${message}`);
  }
  const early = late.filter((at) => at < 0).length;
  check('hardly any errors before the kill', early <= calls / 100, `${early}; a machine that is busy with other things may let a call time out`);
  check('errors stop within 15 s of the kill', late.every((at) => at <= 15), `${errors.length}, the last after ${Math.max(0, ...late).toFixed(1)} s`);

  await people[0].command('mutation($id: ID!) { addComment(videoId: $id, text: "The last word") { comment { id } errors { message } } }', { id: videoId })
    .then(({ comment }) => (listeners.last = comment.id));
  const kept = await until(30_000, async () => listeners.every((listener) => listener.heard.has(listeners.last)));
  check('every page that was open hears the last comment', kept && listeners.every((listener) => listener.end === null),
    listeners.map((listener) => `${listener.heard.size} heard, ${listener.missed} times read anew${listener.end ? `, ${listener.end}` : ''}`).join('; '));

  const stored = await allComments(people[0], videoId);
  check('no acknowledged comment is lost', [...load.comments.keys()].every((id) => stored.has(id)), `${load.comments.size} acknowledged, ${stored.size} stored`);
  const unheard = listeners.flatMap((listener) => [...load.comments].filter(([id]) => !listener.heard.has(id)).map(([, at]) => ({ listener, at })));
  check('what a page did not hear, it was told to read anew', unheard.every(({ listener, at }) => at <= listener.readAnewAt), `${unheard.length} unheard`);

  const reactions = await Promise.all(people.map(async (person) =>
    (await person.ask('query($id: ID!) { video(id: $id) { viewerReaction likeCount dislikeCount } }', { id: videoId })).video));
  check('no acknowledged like is lost', reactions.every((video, index) => (load.reactions.get(index) ?? ['NONE']).includes(video.viewerReaction)));
  const likes = reactions.filter((video) => video.viewerReaction === 'LIKE').length;
  check('likes are counted exactly', reactions.every((video) => video.likeCount === likes), `${reactions[0].likeCount} counted, ${likes} there`);

  const uploads = [...load.uploads.keys()];
  const ready = await until(90_000, async () => (await Promise.all(uploads.map((id) => status(people[0], id)))).every((now) => now === 'READY'));
  check('all uploaded videos are READY', ready, `${uploads.length} uploads`);
  check('their pages were told so', await until(30_000, async () => [...load.uploads.values()].every((heard) => heard.at(-1) === 'READY')));
  listeners.forEach((listener) => listener.close());
}

const product = await Product.start(3);
try {
  await main(product);
} catch (error) {
  check('the test came to its end', false, error.stack);
}
await product.stop({ keepLogs: checks.includes(false) });
const failed = checks.filter((good) => !good).length;
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

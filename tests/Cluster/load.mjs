// Mixed load of people who comment, like, upload and look around. What the server acknowledged is remembered, and so is every error with
// its time: the test compares both with what the cluster says in the end. So much that two cores also manage a cluster and its encoders.

import { setTimeout as pause } from 'node:timers/promises';

const comment = 'mutation($id: ID!, $text: String!) { addComment(videoId: $id, text: $text) { comment { id } errors { message } } }';
const react = 'mutation($id: ID!, $reaction: Reaction!) { setReaction(videoId: $id, reaction: $reaction) { errors { message } } }';
const look = 'query($id: ID!) { video(id: $id) { title likeCount commentCount comments(first: 5) { nodes { text author { username } } } } videos(first: 5) { nodes { id } } }';
const follow = 'subscription($id: ID!) { videoProcessing(videoId: $id) { status percent } }';

export class Load {
  comments = new Set(); // acknowledged ids
  reactions = new Map(); // user's index -> what may be true: the last acknowledged, and all that were tried after it
  uploads = new Map(); // acknowledged ids -> the last status that their page heard
  counts = { queries: 0, comments: 0, reactions: 0, uploads: 0 };
  errors = []; // { at, what, message }
  end = Infinity;

  constructor(people, videoId, clip) {
    Object.assign(this, { people, videoId, clip });
  }

  /** Ends when the time `end` has come and every call that had begun has ended. */
  async run() {
    await Promise.all([
      ...this.people.map((person) => this.repeat(500, () => this.comment(person))),
      ...this.people.map((person, index) => this.repeat(500, () => this.react(person, index))),
      ...this.people.map((person) => this.repeat(250, () => this.look(person))),
      this.repeat(5_000, () => this.upload(this.people[0])),
    ]);
  }

  async repeat(every, act) {
    while (Date.now() < this.end) {
      await act();
      await pause(every);
    }
  }

  /** True when it was acknowledged. */
  async attempt(what, act) {
    try {
      await act();
      return true;
    } catch (error) {
      this.errors.push({ at: Date.now(), what, message: error.message });
      return false;
    }
  }

  comment(person) {
    return this.attempt('comments', async () => {
      const { comment: made } = await person.command(comment, { id: this.videoId, text: `So it goes, ${this.comments.size}` });
      this.comments.add(made.id);
      this.counts.comments++;
    });
  }

  async react(person, index) {
    const reaction = ['LIKE', 'DISLIKE', 'NONE'][Math.floor(Math.random() * 3)];
    const before = this.reactions.get(index) ?? ['NONE'];
    this.reactions.set(index, [...before, reaction]);
    if (await this.attempt('reactions', () => person.command(react, { id: this.videoId, reaction }))) {
      this.reactions.set(index, [reaction]);
      this.counts.reactions++;
    }
  }

  look(person) {
    return this.attempt('queries', async () => {
      await person.ask(look, { id: this.videoId });
      this.counts.queries++;
    });
  }

  /** As a patient client does: the last step is repeated until it is acknowledged, since calling it again changes nothing. */
  async upload(person) {
    let videoId;
    if (!(await this.attempt('uploads', async () => { videoId = await person.beginUpload('A clip', this.clip); }))) {
      return;
    }
    while (!(await this.attempt('uploads', () => person.completeUpload(videoId)))) {
      await pause(500);
    }
    this.counts.uploads++;
    this.uploads.set(videoId, null);
    void this.follow(person, videoId);
  }

  /** The page of an upload: follows it to its end, and subscribes again if a subscription breaks before. */
  async follow(person, videoId) {
    const isOver = () => ['READY', 'FAILED'].includes(this.uploads.get(videoId));
    while (!isOver()) {
      const { ended, close } = person.subscribe(follow, { id: videoId }, ({ videoProcessing }) => this.uploads.set(videoId, videoProcessing.status));
      const how = await ended;
      close();
      if (!isOver()) {
        this.errors.push({ at: Date.now(), what: 'the page of an upload', message: how });
        await pause(500);
      }
    }
  }
}

// Mixed load of people who comment, like, upload and look around. What the server acknowledged is remembered, and so is every error with
// its time: the test compares both with what the cluster says in the end.

import { setTimeout as pause } from 'node:timers/promises';

const comment = 'mutation($id: ID!, $text: String!) { addComment(videoId: $id, text: $text) { comment { id } errors { message } } }';
const react = 'mutation($id: ID!, $reaction: Reaction!) { setReaction(videoId: $id, reaction: $reaction) { errors { message } } }';
const look = 'query($id: ID!) { video(id: $id) { title likeCount commentCount comments(first: 5) { nodes { text author { username } } } } videos(first: 5) { nodes { id } } }';
const follow = 'subscription($id: ID!) { videoProcessing(videoId: $id) { status percent } }';

export class Load {
  comments = new Map(); // acknowledged ids -> when
  end = Infinity;
  reactions = new Map(); // user's index -> what may be true: the last acknowledged, and all that were tried after it
  uploads = new Map(); // acknowledged ids -> statuses heard
  counts = { queries: 0, comments: 0, reactions: 0, uploads: 0 };
  errors = []; // { at, what, message }

  constructor(people, videoId, clip) {
    Object.assign(this, { people, videoId, clip });
  }

  /** Ends when the time `end` has come and every call that had begun has ended. */
  async run() {
    await Promise.all([
      ...this.people.map((person) => this.repeat(400, () => this.comment(person))),
      ...this.people.map((person, index) => this.repeat(500, () => this.react(person, index))),
      ...this.people.map((person) => this.repeat(200, () => this.look(person))),
      ...this.people.slice(0, 2).map((person) => this.repeat(5_000, () => this.upload(person))),
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
      this.counts[what]++;
      return true;
    } catch (error) {
      this.errors.push({ at: Date.now(), what, message: error.message });
      return false;
    }
  }

  comment(person) {
    return this.attempt('comments', async () => {
      const { comment: made } = await person.command(comment, { id: this.videoId, text: `So it goes, ${this.comments.size}` });
      this.comments.set(made.id, Date.now());
    });
  }

  async react(person, index) {
    const reaction = ['LIKE', 'DISLIKE', 'NONE'][Math.floor(Math.random() * 3)];
    const before = this.reactions.get(index) ?? ['NONE'];
    this.reactions.set(index, [...before, reaction]);
    if (await this.attempt('reactions', () => person.command(react, { id: this.videoId, reaction }))) {
      this.reactions.set(index, [reaction]);
    }
  }

  look(person) {
    return this.attempt('queries', () => person.ask(look, { id: this.videoId }));
  }

  /** As a patient client does: the last step is repeated until it is acknowledged, since calling it again changes nothing. */
  async upload(person) {
    let videoId;
    if (!(await this.attempt('uploads', async () => { videoId = await person.beginUpload('A clip', this.clip); }))) {
      return;
    }
    this.counts.uploads--;
    while (!(await this.attempt('uploads', () => person.completeUpload(videoId)))) {
      await pause(500);
    }
    const statuses = [];
    this.uploads.set(videoId, statuses);
    person.subscribe(follow, { id: videoId }, ({ videoProcessing }) => statuses.push(videoProcessing.status));
  }
}

// A page that somebody keeps open: it hears what happens to a video, and reads all of it anew when it is told that it missed something.

const activity = `subscription($id: ID!) { videoActivity(videoId: $id) {
  __typename ... on CommentAdded { comment { id } } ... on ActivityMissed { video { commentCount } } } }`;
const list = `query($id: ID!, $after: String) { video(id: $id) { comments(first: 100, after: $after) {
  nodes { id } pageInfo { hasNextPage endCursor } } } }`;

export class Page {
  shown = new Set(); // ids of comments
  heard = 0;
  readAnew = 0;
  reading = Promise.resolve();
  end = null; // how the subscription ended, if it did

  constructor(person, videoId) {
    const { ended, close } = person.subscribe(activity, { id: videoId }, ({ videoActivity: event }) => {
      if (event.__typename === 'CommentAdded') {
        this.heard++;
        this.shown.add(event.comment.id);
      } else if (event.__typename === 'ActivityMissed') {
        this.readAnew++;
        this.read();
      }
    });
    ended.then((how) => (this.end ??= how));
    Object.assign(this, { person, videoId, close });
  }

  /** One reading at a time, as long as none failed. */
  read() {
    this.reading = this.reading
      .then(async () => (await allComments(this.person, this.videoId)).forEach((id) => this.shown.add(id)))
      .catch((error) => { this.end ??= `could not read: ${error.message}`; });
    return this.reading;
  }
}

export async function allComments(person, videoId) {
  const found = new Set();
  let after = null;
  do {
    const { comments } = (await person.ask(list, { id: videoId, after })).video;
    comments.nodes.forEach((node) => found.add(node.id));
    after = comments.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
  } while (after);
  return found;
}

// A client of the public API: GraphQL over HTTP and over a socket (graphql-transport-ws), uploads as the contract says.

export class Refused extends Error {}

export class Client {
  constructor(address, token) {
    this.address = address;
    this.token = token;
  }

  /** The data; throws Refused when the server answers with errors, anything else when it does not answer. */
  async ask(query, variables, patience = 20_000) {
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.token && { authorization: `Bearer ${this.token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(patience),
    });
    const { data, errors } = await response.json();
    if (errors) {
      throw new Refused(errors.map((error) => error.message).join('; '));
    }
    return data;
  }

  /** As ask, for a mutation: its payload; throws Refused also when that lists errors. */
  async command(query, variables, patience) {
    const payload = Object.values(await this.ask(query, variables, patience))[0];
    if (payload.errors.length > 0) {
      throw new Refused(payload.errors.map((error) => error.message).join('; '));
    }
    return payload;
  }

  static async signUp(address, username) {
    const { accessToken } = await new Client(address).command(
      'mutation($input: SignUpInput!) { signUp(input: $input) { accessToken errors { message } } }',
      { input: { username, email: `${username}@cluster.test`, password: 'a long enough password 7' } },
      60_000,
    );
    return new Client(address, accessToken);
  }

  async beginUpload(title, bytes) {
    const { video, upload } = await this.command(
      `mutation($input: CreateUploadInput!) { createUpload(input: $input) {
         video { id } upload { method url headers { name value } } errors { message } } }`,
      { input: { title, fileName: 'clip.mp4', size: bytes.length, contentType: 'video/mp4' } },
    );
    const stored = await fetch(new URL(upload.url, this.address), {
      method: upload.method,
      headers: Object.fromEntries(upload.headers.map(({ name, value }) => [name, value])),
      body: bytes,
      signal: AbortSignal.timeout(20_000),
    });
    if (!stored.ok) {
      throw new Refused(`the store answered ${stored.status}`);
    }
    return video.id;
  }

  completeUpload(videoId) {
    return this.command('mutation($id: ID!) { completeUpload(videoId: $id) { errors { message } } }', { id: videoId });
  }

  /** Calls heard(data) for every event until the socket or the subscription ends; answers a promise of that end. */
  subscribe(query, variables, heard) {
    const socket = new WebSocket(`${this.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const send = (message) => socket.send(JSON.stringify(message));
    const ended = new Promise((end) => {
      socket.onopen = () => send({ type: 'connection_init', payload: { authorization: `Bearer ${this.token}` } });
      socket.onclose = () => end('closed');
      socket.onerror = () => end('failed');
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        switch (message.type) {
          case 'connection_ack':
            send({ id: '1', type: 'subscribe', payload: { query, variables } });
            break;
          case 'ping':
            send({ type: 'pong' });
            break;
          case 'next':
            if (message.payload.errors) {
              end(`error ${JSON.stringify(message.payload.errors)}`);
            } else {
              heard(message.payload.data);
            }
            break;
          case 'complete':
            end('complete');
            break;
          case 'error':
            end(`error ${JSON.stringify(message.payload)}`);
            break;
        }
      };
    });
    return { ended, close: () => socket.close() };
  }
}

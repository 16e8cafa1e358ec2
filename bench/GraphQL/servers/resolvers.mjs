// The schema, data and resolvers of both JavaScript servers: argument 1 is the file with the data.
import { readFileSync } from 'node:fs';

export const typeDefs = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
const catalogue = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const videos = new Map(catalogue.videos.map((video) => [video.id, video]));
const channels = new Map(catalogue.channels.map((channel) => [channel.id, channel]));

export const resolvers = {
  Query: {
    video: (_, { id }) => videos.get(id) ?? null,
    videos: (_, { first, skip }) => catalogue.videos.slice(skip, skip + first),
  },
  Video: {
    channel: (video) => channels.get(video.channelId),
    comments: (video, { first }) => video.comments.slice(0, first),
  },
};

export const port = Number(process.argv[3]);

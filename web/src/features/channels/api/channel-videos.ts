import { graphql } from '@/gql';

export const channelVideos = graphql(`
  query ChannelVideos($id: ID!, $first: Int!, $after: String) {
    channel(id: $id) {
      id
      videos(first: $first, after: $after) {
        nodes {
          ...VideoCard
        }
        pageInfo {
          ...NextPage
        }
      }
    }
  }
`);

import { graphql } from '@/gql';

export const channel = graphql(`
  query Channel($handle: String!) {
    channel(handle: $handle) {
      ...ChannelMembership
      handle
      name
      description
      avatarUrl
      owner {
        id
      }
    }
  }
`);

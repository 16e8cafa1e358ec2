import { useMutation } from 'urql';
import { graphql } from '@/gql';

const subscribeDocument = graphql(`
  mutation Subscribe($channelId: ID!) {
    subscribe(channelId: $channelId) {
      channel {
        ...ChannelMembership
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

const unsubscribeDocument = graphql(`
  mutation Unsubscribe($channelId: ID!) {
    unsubscribe(channelId: $channelId) {
      channel {
        ...ChannelMembership
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useSubscribe = () => useMutation(subscribeDocument);
export const useUnsubscribe = () => useMutation(unsubscribeDocument);

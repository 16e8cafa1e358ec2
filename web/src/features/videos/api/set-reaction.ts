import { useMutation } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  mutation SetReaction($videoId: ID!, $reaction: Reaction!) {
    setReaction(videoId: $videoId, reaction: $reaction) {
      video {
        ...VideoReactions
      }
      errors {
        ...WrongInput
      }
    }
  }
`);

export const useSetReaction = () => useMutation(document);

import { useEffect } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';

const document = graphql(`
  query Operations {
    operations {
      orleansSource
      silentSilos
      silos {
        address
        name
        roles
        startedAt
        activations
        memoryBytes
        slots
        busySlots
      }
      grains {
        grain
        activations
        calls
        failedCalls
        meanMilliseconds
        slowMilliseconds
      }
      queue {
        waitingCount
        leasedCount
        waiting {
          kind
          count
        }
        leases {
          videoId
          task
          worker
          token
        }
      }
      failedVideos(first: 20) {
        totalCount
        nodes {
          id
          title
          createdAt
          channel {
            id
            handle
            name
          }
          processing {
            videoId
            status
            error {
              message
            }
          }
        }
      }
    }
  }
`);

const period = 4000;

/** How the platform runs, read anew every few seconds while the page is in front. */
export function useOperations() {
  const [result, read] = useQuery({ query: document, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    const timer = setInterval(() => {
      if (!window.document.hidden) {
        read({ requestPolicy: 'network-only' });
      }
    }, period);
    return () => clearInterval(timer);
  }, [read]);
  return [result, () => read({ requestPolicy: 'network-only' })] as const;
}

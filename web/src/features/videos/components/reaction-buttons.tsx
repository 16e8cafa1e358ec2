import { mdiThumbDown, mdiThumbDownOutline, mdiThumbUp, mdiThumbUpOutline } from '@mdi/js';
import { Icon } from '@/components/icon';
import type { Reaction, VideoReactionsFragment } from '@/gql/graphql';
import { formatCount, formatExactCount } from '@/lib/format';
import { failureOf } from '@/lib/graphql/outcome';
import { notify } from '@/lib/notices';
import { useSignInFirst } from '@/lib/use-sign-in-first';
import { useSetReaction } from '../api/set-reaction';
import styles from './reaction-buttons.module.css';

/** Changes at once; goes back with a message if the server refuses. */
export function ReactionButtons({ video }: { video: VideoReactionsFragment }) {
  const signInFirst = useSignInFirst();
  const [, setReaction] = useSetReaction();

  async function toggle(reaction: Reaction) {
    if (!signInFirst()) {
      return;
    }
    const result = await setReaction({ videoId: video.id, reaction: video.viewerReaction === reaction ? 'NONE' : reaction });
    const wrong = failureOf(result, (data) => data.setReaction.errors);
    if (wrong) {
      notify({ severity: 'error', text: wrong });
    }
  }

  const liked = video.viewerReaction === 'LIKE';
  const disliked = video.viewerReaction === 'DISLIKE';
  return (
    <div className={styles.pair} role="group" aria-label="Reactions">
      <button
        type="button"
        aria-pressed={liked}
        aria-label={`Like, ${formatExactCount(video.likeCount, 'like')}`}
        onClick={() => void toggle('LIKE')}
      >
        <Icon path={liked ? mdiThumbUp : mdiThumbUpOutline} size={20} />
        <span>{formatCount(video.likeCount)}</span>
      </button>
      <button
        type="button"
        aria-pressed={disliked}
        aria-label={`Dislike, ${formatExactCount(video.dislikeCount, 'dislike')}`}
        onClick={() => void toggle('DISLIKE')}
      >
        <Icon path={disliked ? mdiThumbDown : mdiThumbDownOutline} size={20} />
        <span>{formatCount(video.dislikeCount)}</span>
      </button>
    </div>
  );
}

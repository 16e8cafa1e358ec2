import Button from '@mui/material/Button';
import { mdiCheck } from '@mdi/js';
import { Icon } from '@/components/icon';
import type { ChannelMembershipFragment } from '@/gql/graphql';
import { failureOf } from '@/lib/graphql/outcome';
import { notify } from '@/lib/notices';
import { useSignInFirst } from '@/lib/use-sign-in-first';
import { useSubscribe, useUnsubscribe } from '../api/membership';

/** Changes at once; goes back with a message if the server refuses. */
export function SubscribeButton({ channel }: { channel: ChannelMembershipFragment }) {
  const signInFirst = useSignInFirst();
  const [, subscribe] = useSubscribe();
  const [, unsubscribe] = useUnsubscribe();
  const subscribed = channel.viewerIsSubscribed;

  async function toggle() {
    if (!signInFirst()) {
      return;
    }
    const channelId = channel.id;
    const wrong = subscribed
      ? failureOf(await unsubscribe({ channelId }), (data) => data.unsubscribe.errors)
      : failureOf(await subscribe({ channelId }), (data) => data.subscribe.errors);
    if (wrong) {
      notify({ severity: 'error', text: wrong });
    }
  }

  return (
    <Button
      variant={subscribed ? 'outlined' : 'contained'}
      startIcon={subscribed && <Icon path={mdiCheck} size={18} />}
      aria-pressed={subscribed}
      onClick={() => void toggle()}
    >
      {subscribed ? 'Subscribed' : 'Subscribe'}
    </Button>
  );
}

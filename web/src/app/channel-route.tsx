import { useParams } from 'react-router';
import { ChannelPage } from '@/features/channels/components/channel-page';
import { NotFoundPage } from './not-found-page';

export default function ChannelRoute() {
  const { handle = '' } = useParams();
  return handle.startsWith('@') && handle.length > 1 ? <ChannelPage key={handle} handle={handle.slice(1)} /> : <NotFoundPage />;
}

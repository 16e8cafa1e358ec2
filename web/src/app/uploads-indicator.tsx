import { Link, useLocation } from 'react-router';
import { isRunning } from '@/features/videos/upload/upload';
import { useUploads } from '@/features/videos/upload/uploads';
import styles from './uploads-indicator.module.css';

/** Says on every other page that an upload is on its way. */
export function UploadsIndicator() {
  const { pathname } = useLocation();
  const running = useUploads().filter(isRunning);
  // another file for a video is shown where the video is edited
  const replaced = running.every(({ replaces }) => replaces) ? running[0]?.replaces : null;
  const page = replaced ? `/videos/${replaced}/edit` : '/upload';
  if (running.length === 0 || pathname === page) {
    return null;
  }
  const size = running.reduce((sum, { file }) => sum + file.size, 0);
  const sent = running.reduce((sum, upload) => sum + upload.sent, 0);
  const percent = Math.floor((sent / Math.max(size, 1)) * 100);
  return (
    <Link to={page} className={styles.pill}>
      <span className={styles.dot} aria-hidden="true" />
      <span>
        Uploading<span className="visually-hidden">,</span> {percent} %
      </span>
    </Link>
  );
}

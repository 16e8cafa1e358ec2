import { useState } from 'react';
import Button from '@mui/material/Button';
import { OtherErrors, type FieldError } from '@/components/user-errors';
import type { OwnAttachmentsFragment } from '@/gql/graphql';
import { failureOf } from '@/lib/graphql/outcome';
import { useResetPoster, useSetPoster } from '../api/attachments';
import { Poster } from '../components/poster';
import { sendAttachment } from '../upload/send-attachment';
import { FileButton } from './file-button';
import styles from './edit-page.module.css';

/** The picture that stands for the video: one of its frames, or one that the owner has. */
export function PosterSection({ video }: { video: OwnAttachmentsFragment }) {
  const [, setPoster] = useSetPoster();
  const [, resetPoster] = useResetPoster();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const videoId = video.id;

  async function during(work: () => Promise<readonly FieldError[]>) {
    setBusy(true);
    setErrors(await work());
    setBusy(false);
  }

  const take = (file: File) =>
    during(async () => {
      const sent = await sendAttachment(videoId, 'POSTER', file);
      if ('errors' in sent) {
        return sent.errors;
      }
      const wrong = failureOf(await setPoster({ input: { videoId, attachmentId: sent.attachmentId } }), (data) => data.setPoster.errors);
      return wrong ? [{ message: wrong }] : [];
    });

  const reset = () =>
    during(async () => {
      const wrong = failureOf(await resetPoster({ videoId }), (data) => data.resetPoster.errors);
      return wrong ? [{ message: wrong }] : [];
    });

  return (
    <section className={styles.section} aria-labelledby="poster-title">
      <h2 id="poster-title">Poster</h2>
      <OtherErrors errors={errors} fields={[]} />
      <div className={styles.beside}>
        <div className={styles.picture}>
          <Poster key={video.playback?.posterUrl} videoId={videoId} url={video.playback?.posterUrl} />
        </div>
        <div className={styles.words}>
          <p role="status">{video.hasOwnPoster ? 'Your own picture is shown.' : 'A frame of the video is shown.'}</p>
          <p className={styles.soft}>JPEG, PNG, WebP or GIF, up to 20 MB. 1280 × 720 fits best.</p>
          <div className={styles.actions}>
            <FileButton label="Poster file" accept="image/jpeg,image/png,image/webp,image/gif" loading={busy} onFile={(file) => void take(file)}>
              Choose a picture
            </FileButton>
            {video.hasOwnPoster && (
              <Button disabled={busy} onClick={() => void reset()}>
                Use a frame again
              </Button>
            )}
          </div>
        </div>
      </div>
    </section>
  );
}

import { useRef, useState, type DragEvent } from 'react';
import Button from '@mui/material/Button';
import { mdiMovieOpenPlusOutline } from '@mdi/js';
import { Icon } from '@/components/icon';
import { notify } from '@/lib/notices';
import { useTitle } from '@/lib/use-title';
import { accepted } from '../upload/upload';
import { uploadList, useUploads } from '../upload/uploads';
import { UploadCard } from './upload-card';
import styles from './upload-page.module.css';

export default function UploadPage() {
  useTitle('Upload');
  const uploads = useUploads().filter(({ replaces }) => replaces === null);
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drafts = uploads.filter(({ state }) => state === 'draft');

  function take(files: FileList | null) {
    const chosen = [...(files ?? [])];
    const empty = chosen.filter((file) => file.size === 0);
    if (empty.length > 0) {
      notify({ severity: 'error', text: `${empty.map((file) => `“${file.name}”`).join(', ')} is empty or a folder.` });
    }
    uploadList.add(chosen.filter((file) => file.size > 0));
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }

  return (
    <div className={styles.page}>
      <h1 className={styles.title}>Upload</h1>
      <div
        className={over ? `${styles.drop} ${styles.over}` : styles.drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        role="group"
        aria-label="Choose videos"
      >
        <span className={styles.picture}>
          <Icon path={mdiMovieOpenPlusOutline} size={uploads.length > 0 ? 32 : 56} />
        </span>
        <p className={styles.words}>{uploads.length > 0 ? 'Drop more videos here' : 'Drop your videos here'}</p>
        <Button variant={uploads.length > 0 ? 'outlined' : 'contained'} onClick={() => picker.current?.click()}>
          Choose files
        </Button>
        <input
          ref={picker}
          className="visually-hidden"
          tabIndex={-1}
          type="file"
          aria-label="Video files"
          accept={accepted}
          multiple
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      <ul className={styles.list} aria-label="Uploads">
        {uploads.map((upload) => (
          <li key={upload.key}>
            <UploadCard upload={upload} />
          </li>
        ))}
      </ul>
      {drafts.length > 1 && (
        <Button variant="contained" size="large" onClick={() => drafts.forEach(({ key }) => uploadList.start(key))}>
          Upload all {drafts.length}
        </Button>
      )}
    </div>
  );
}

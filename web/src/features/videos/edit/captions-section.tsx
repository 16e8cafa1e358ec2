import { useState, type SubmitEvent } from 'react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { mdiDeleteOutline, mdiDownload } from '@mdi/js';
import { Icon } from '@/components/icon';
import { errorFor, OtherErrors, type FieldError } from '@/components/user-errors';
import type { OwnAttachmentsFragment } from '@/gql/graphql';
import { languageName } from '@/lib/format';
import { problemOf } from '@/lib/graphql/problem';
import { notify } from '@/lib/notices';
import { useDeleteCaptions, useSetCaptions } from '../api/attachments';
import { sendAttachment } from '../upload/send-attachment';
import { FileButton } from './file-button';
import styles from './edit-page.module.css';

/** To choose from; any other tag can be typed. */
const common = 'ar bn cs da de el en en-GB es es-419 fa fi fr he hi hu id it ja ko nl no pl pt pt-BR ro ru sv ta th tr uk ur vi zh-Hans zh-Hant'.split(' ');

const nameOf = (tag: string) => (languageName(tag) ? `${languageName(tag)} (${tag})` : tag);

/** What is read along with the sound, one file of a language. */
export function CaptionsSection({ video }: { video: OwnAttachmentsFragment }) {
  const [, remove] = useDeleteCaptions();

  async function take(language: string) {
    const { data, error } = await remove({ input: { videoId: video.id, language } });
    const wrong = error ? problemOf(error).message : data?.deleteCaptions.errors.map(({ message }) => message).join(' ');
    if (wrong) {
      notify({ severity: 'error', text: wrong });
    }
  }

  return (
    <section className={styles.section} aria-labelledby="captions-title">
      <h2 id="captions-title">Captions</h2>
      {video.captions.length > 0 && (
        <ul className={styles.tracks} aria-label="Captions">
          {video.captions.map(({ language, label, url }) => (
            <li key={language}>
              <span className={styles.track} lang={language}>
                {label}
              </span>
              <span className={styles.soft}>{nameOf(language)}</span>
              <IconButton component="a" href={url} download={`${language}.vtt`} aria-label={`Download ${nameOf(language)}`}>
                <Icon path={mdiDownload} size={20} />
              </IconButton>
              <IconButton aria-label={`Delete ${nameOf(language)}`} onClick={() => void take(language)}>
                <Icon path={mdiDeleteOutline} size={20} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <AddCaptions video={video} />
    </section>
  );
}

function AddCaptions({ video }: { video: OwnAttachmentsFragment }) {
  const [, set] = useSetCaptions();
  const [language, setLanguage] = useState('');
  const [label, setLabel] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const replaces = video.captions.some((track) => track.language.toLowerCase() === language.trim().toLowerCase());

  async function send(chosen: File): Promise<readonly FieldError[]> {
    const sent = await sendAttachment(video.id, 'CAPTIONS', chosen);
    if ('errors' in sent) {
      return sent.errors;
    }
    const input = { videoId: video.id, language: language.trim(), label: label.trim() || null, attachmentId: sent.attachmentId };
    const { data, error } = await set({ input });
    return error ? [{ message: problemOf(error).message }] : (data?.setCaptions.errors ?? []);
  }

  async function add(event: SubmitEvent) {
    event.preventDefault();
    if (!language.trim() || !file) {
      setErrors([language.trim() ? { message: 'Choose a file of captions.' } : { field: ['language'], message: 'Say which language it is.' }]);
      return;
    }
    setBusy(true);
    const wrong = await send(file);
    setBusy(false);
    setErrors(wrong);
    if (wrong.length === 0) {
      notify({ severity: 'success', text: 'The captions are there.' });
      setFile(null);
      setLabel('');
      setLanguage('');
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void add(event)} noValidate aria-label="Add captions">
      <OtherErrors errors={errors} fields={['language', 'label']} />
      <div className={styles.pair}>
        <TextField
          label="Language"
          value={language}
          error={errorFor(errors, 'language') !== undefined}
          helperText={errorFor(errors, 'language') ?? languageName(language.trim()) ?? 'A tag such as en, pt-BR or zh-Hant'}
          slotProps={{ htmlInput: { list: 'languages', autoCapitalize: 'none', spellCheck: false } }}
          onChange={(event) => setLanguage(event.target.value)}
        />
        <datalist id="languages">
          {common.map((tag) => (
            <option key={tag} value={tag} label={languageName(tag)} />
          ))}
        </datalist>
        <TextField
          label="Name in the menu"
          value={label}
          error={errorFor(errors, 'label') !== undefined}
          helperText={errorFor(errors, 'label') ?? 'Left empty, the language says it'}
          onChange={(event) => setLabel(event.target.value)}
        />
      </div>
      <div className={styles.actions}>
        <FileButton label="Captions file" accept=".vtt,.srt,text/vtt" onFile={setFile}>
          {file ? file.name : 'Choose a file'}
        </FileButton>
        <Button type="submit" variant="contained" loading={busy}>
          {replaces ? 'Replace captions' : 'Add captions'}
        </Button>
      </div>
      <p className={styles.soft}>WebVTT or SRT, up to 4 MB.</p>
    </form>
  );
}

import { useState, type SubmitEvent } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { errorFor, OtherErrors, type FieldError } from '@/components/user-errors';
import type { Visibility } from '@/gql/graphql';
import { problemOf } from '@/lib/graphql/problem';
import { notify } from '@/lib/notices';
import { useUpdateVideo } from '../api/update-video';
import { VisibilityField } from '../components/visibility-field';
import styles from './details-form.module.css';

interface Props {
  video: { id: string; title: string; description?: string | null; tags: readonly string[]; visibility: Visibility };
}

const tagsOf = (text: string) => [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');

/** The words about a video, and who may watch it. */
export function DetailsForm({ video }: Props) {
  const [{ fetching }, update] = useUpdateVideo();
  const [title, setTitle] = useState(video.title);
  const [description, setDescription] = useState(video.description ?? '');
  const [tags, setTags] = useState(video.tags.join(', '));
  const [visibility, setVisibility] = useState(video.visibility);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  async function save(event: SubmitEvent) {
    event.preventDefault();
    if (!title.trim()) {
      setErrors([{ field: ['title'], message: 'Give the video a title.' }]);
      return;
    }
    const { data, error } = await update({ input: { videoId: video.id, title: title.trim(), description, tags: tagsOf(tags), visibility } });
    const wrong = error ? [{ message: problemOf(error).message }] : (data?.updateVideo.errors ?? []);
    setErrors(wrong);
    if (wrong.length === 0) {
      notify({ severity: 'success', text: 'Saved.' });
    }
  }

  return (
    <form className={styles.fields} onSubmit={(event) => void save(event)} noValidate>
      <OtherErrors errors={errors} fields={['title', 'description', 'tags', 'visibility']} />
      <TextField
        label="Title"
        value={title}
        error={errorFor(errors, 'title') !== undefined}
        helperText={errorFor(errors, 'title')}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        label="Description"
        multiline
        minRows={4}
        maxRows={12}
        value={description}
        error={errorFor(errors, 'description') !== undefined}
        helperText={errorFor(errors, 'description') ?? 'Lines that begin with a time, the first with 0:00, become chapters'}
        onChange={(event) => setDescription(event.target.value)}
      />
      <TextField
        label="Tags"
        value={tags}
        error={errorFor(errors, 'tags') !== undefined}
        helperText={errorFor(errors, 'tags') ?? 'Separated by commas'}
        onChange={(event) => setTags(event.target.value)}
      />
      <VisibilityField value={visibility} onChange={setVisibility} />
      <div>
        <Button type="submit" variant="contained" loading={fetching}>
          Save
        </Button>
      </div>
    </form>
  );
}

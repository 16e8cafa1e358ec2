import type { AttachmentKind } from '@/gql/graphql';
import type { FieldError } from '@/components/user-errors';
import { currentConnection } from '@/lib/graphql/client';
import { problemOf } from '@/lib/graphql/problem';
import { createAttachment } from '../api/attachments';

type Sent = { attachmentId: string } | { errors: readonly FieldError[] };

const failed = (message: string): Sent => ({ errors: [{ message }] });

/** Sends a small file for a video in one piece; a mutation says what it is then. */
export async function sendAttachment(videoId: string, kind: AttachmentKind, file: File): Promise<Sent> {
  const { data, error } = await currentConnection()
    .client.mutation(createAttachment, { input: { videoId, kind, size: file.size } })
    .toPromise();
  if (error) {
    return failed(problemOf(error).message);
  }
  const { attachmentId, upload, errors = [] } = data?.createAttachment ?? {};
  if (!attachmentId || !upload) {
    return { errors };
  }
  try {
    const response = await fetch(upload.url, {
      method: upload.method,
      headers: Object.fromEntries(upload.headers.map(({ name, value }) => [name, value])),
      body: file,
    });
    return response.ok ? { attachmentId } : failed(`The server refused the file (${response.status}).`);
  } catch {
    return failed('The file could not be sent. Check your connection, and that the file is still there.');
  }
}

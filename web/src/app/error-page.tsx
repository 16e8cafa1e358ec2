import { isRouteErrorResponse, useRouteError } from 'react-router';
import { ProblemPanel } from '@/components/problem-panel';
import { NotFoundPage } from './not-found-page';

/** A page that failed to load (its code could not be fetched) or threw while it was drawn. */
export function ErrorPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) {
    return <NotFoundPage />;
  }
  return (
    <ProblemPanel
      heading="h1"
      title="This page could not be shown"
      message="Something unexpected happened, or the connection was lost while the page was loading."
      onRetry={() => location.reload()}
    />
  );
}

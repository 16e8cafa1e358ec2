import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { ProblemPanel } from '@/components/problem-panel';
import { useTitle } from '@/lib/use-title';

export function NotFoundPage() {
  useTitle('Not found');
  return (
    <ProblemPanel heading="h1" title="This page does not exist" message="The address may be mistyped, or what was here is gone.">
      <Button component={Link} to="/" variant="contained">
        Go to the newest videos
      </Button>
    </ProblemPanel>
  );
}

import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { RouterProvider } from 'react-router/dom';
import { Provider } from 'urql';
import { useConnection } from '@/lib/graphql/client';
import { router } from './router';
import { theme } from './theme';

export function App() {
  const { client } = useConnection();
  return (
    <ThemeProvider theme={theme} defaultMode="system" noSsr disableTransitionOnChange>
      <CssBaseline />
      <Provider value={client}>
        <RouterProvider router={router} />
      </Provider>
    </ThemeProvider>
  );
}

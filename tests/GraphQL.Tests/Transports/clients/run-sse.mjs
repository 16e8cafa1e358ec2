// What an application does with graphql-sse, in distinct connections mode, against the address of argument 1. Prints one line of JSON.
import { createClient } from 'graphql-sse';

const client = createClient({ url: process.argv[2], retryAttempts: 0 });

async function all(query, variables) {
  const results = [];
  for await (const result of client.iterate({ query, variables })) {
    results.push(result);
  }
  return results;
}

const answers = {
  query: await all('query ($v: Int) { optional(value: $v) }', { v: 7 }),
  mutation: await all('mutation { append(text: "sse") }'),
  subscription: await all('subscription ($to: Int!) { counted(to: $to) }', { to: 3 }),
  atOnce: (await Promise.all(Array.from({ length: 5 }, () => all('subscription { counted(to: 50) }')))).map((results) => results.length),
  invalid: (await all('{ nothing }'))[0].errors.map((error) => error.message),
  failing: (await all('subscription { failing }'))[0].errors.map((error) => error.message),
};

// a subscription that the client ends: the server hears of it by the connection
const dispose = client.subscribe({ query: 'subscription { never }' }, { next() {}, error(error) { throw error; }, complete() {} });
setTimeout(() => {
  dispose();
  client.dispose();
  console.log(JSON.stringify(answers));
}, 200);

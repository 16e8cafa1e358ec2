// Answers cases of the runner contract with the reference implementation: one JSON object a line in, one a line out.
// Three kinds more: "print" (the document as the reference prints it) and "printSchema", to compare printed text by meaning, and "coordinate".
import { createInterface } from 'node:readline'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const graphql = require('graphql')
const { validateSDL } = require('graphql/validation/validate.js')
const unlimited = { maxErrors: Number.MAX_SAFE_INTEGER }

// Not a rule of the specification, but a limit of the reference.
const rules = graphql.specifiedRules.filter(rule => rule.name !== 'MaxIntrospectionDepthRule')

const errorOf = ({ message, locations, path }) => ({
  message,
  ...(locations?.length ? { locations: locations.map(({ line, column }) => ({ line, column })) } : {}),
  ...(path ? { path } : {}),
})

const responseOf = ({ data, errors }) => ({
  ...(data === undefined ? {} : { data }),
  ...(errors?.length ? { errors: errors.map(errorOf) } : {}),
})

const isMarker = (value, name) => value !== null && typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, name)
const later = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

// What a resolver does with a value of the case: markers become errors, promises and so on.
function resolved(value, call) {
  if (Array.isArray(value)) return value.map(item => itemOf(item, call))
  if (isMarker(value, '$error')) throw new Error(value.$error)
  if (isMarker(value, '$async')) return later(1).then(() => resolved(value.$async, call))
  if (isMarker(value, '$args')) return `ARGS:${JSON.stringify(call.args)}`
  if (isMarker(value, '$seq')) return ++call.context.sequence
  return value
}

// An error among the items of a list is the error of that item alone.
function itemOf(value, call) {
  if (isMarker(value, '$error')) return new Error(value.$error)
  if (isMarker(value, '$async')) return later(1).then(() => itemOf(value.$async, call))
  return resolved(value, call)
}

function fieldResolver(source, args, context, info) {
  if (source === null || typeof source !== 'object' || !Object.hasOwn(source, info.fieldName)) return undefined
  return resolved(source[info.fieldName], { args, context })
}

function buildSchema(sdl) {
  let document
  try {
    document = graphql.parse(sdl)
  } catch (error) {
    return { errors: [error] }
  }
  const definitions = validateSDL(document)
  if (definitions.length) return { errors: definitions }
  try {
    const schema = graphql.buildASTSchema(document, { assumeValidSDL: true })
    const errors = graphql.validateSchema(schema)
    return errors.length ? { errors } : { schema }
  } catch (error) {
    return { errors: [error] } // arguments of built-in directives are only looked at here
  }
}

const schemas = new Map()
function schemaOf(sdl) {
  if (!schemas.has(sdl)) {
    if (schemas.size > 100) schemas.clear()
    const { schema, errors } = buildSchema(sdl)
    if (errors) throw new Error(`The schema of the case is not valid: ${errors[0].message}`)
    schemas.set(sdl, schema)
  }
  return schemas.get(sdl)
}

function request(test) {
  const schema = schemaOf(test.schema)
  let document
  try {
    document = graphql.parse(test.document)
  } catch (error) {
    return { errors: [errorOf(error)] }
  }
  const errors = test.validate === false ? [] : graphql.validate(schema, document, rules, unlimited)
  if (errors.length) return { errors: errors.map(errorOf) }
  const { variables: variableValues, operationName, rootValue = {} } = test
  return { schema, document, variableValues, operationName, rootValue, contextValue: { sequence: 0 }, fieldResolver }
}

async function* eventsOf(test) {
  for (const event of test.events ?? []) {
    await later(1)
    yield event
  }
}

const answers = {
  parse({ source }) {
    try {
      return { ok: true, printed: graphql.print(graphql.parse(source)) }
    } catch (error) {
      return { ok: false, errors: [errorOf(error)] }
    }
  },

  print: ({ source }) => ({ printed: graphql.print(graphql.parse(source)) }),

  schema({ sdl }) {
    const { schema, errors } = buildSchema(sdl)
    return errors ? { ok: false, errors: errors.map(errorOf) } : { ok: true, printed: graphql.printSchema(schema) }
  },

  // The kind of element that a schema coordinate names.
  coordinate(test) {
    let coordinate
    try {
      coordinate = graphql.parseSchemaCoordinate(test.coordinate)
    } catch {
      return { outcome: 'no coordinate' }
    }
    try {
      return { outcome: graphql.resolveASTSchemaCoordinate(schemaOf(test.schema), coordinate)?.kind ?? 'nothing' }
    } catch {
      return { outcome: 'no container' }
    }
  },

  printSchema: ({ sdl }) => ({ printed: graphql.printSchema(graphql.lexicographicSortSchema(graphql.buildSchema(sdl))) }),

  validate(test) {
    const { errors = [] } = request(test)
    return { errors }
  },

  async execute(test) {
    const args = request(test)
    if (args.errors) return args
    try {
      return responseOf(await graphql.execute(args))
    } catch (error) {
      return { errors: [errorOf(error)] } // without validation some documents cannot be executed at all
    }
  },

  introspection: test => answers.execute(test),

  async subscribe(test) {
    const args = request(test)
    if (args.errors) return args
    const subscribeFieldResolver = (source, fieldArgs, context) =>
      test.subscribeResult === undefined ? eventsOf(test) : resolved(test.subscribeResult, { args: fieldArgs, context })
    const stream = await graphql.subscribe({ ...args, subscribeFieldResolver })
    if (!(Symbol.asyncIterator in stream)) return responseOf(stream)
    const responses = []
    for await (const response of stream) responses.push(responseOf(response))
    return { responses }
  },
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const test = JSON.parse(line)
  let answer
  try {
    answer = await answers[test.kind](test)
  } catch (error) {
    answer = { crash: String(error.stack) }
  }
  process.stdout.write(`${JSON.stringify({ id: test.id, ...answer })}\n`)
}

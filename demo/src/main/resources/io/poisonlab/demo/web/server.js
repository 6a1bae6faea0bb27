// SPDX-License-Identifier: Apache-2.0
// Asks the server. Each open page has a name of its own, so that the server computes its newest wish alone.

const visitor = Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('');
const headers = { 'X-Visitor': visitor };
const RETRY = 1000;
const listeners = new Set();

/** Calls back with true when the server does not answer, and with false when it does again. */
export function onSilence(listener) {
  listeners.add(listener);
}

/** What the server refused, in words for the visitor. */
export class Refused extends Error {}

const wait = (time, signal) => new Promise((resolve, reject) => {
  const timer = setTimeout(resolve, time);
  signal?.addEventListener('abort', () => {
    clearTimeout(timer);
    reject(signal.reason);
  }, { once: true });
});

/** Asks until the server answers: it may be starting again. */
async function ask(path, options) {
  for (;;) {
    try {
      const response = await fetch(path, { ...options, headers: { ...headers, ...options.headers } });
      listeners.forEach(listener => listener(false));
      return response;
    } catch (error) {
      if (options.signal?.aborted) throw error;
      listeners.forEach(listener => listener(true));
      await wait(RETRY, options.signal);
    }
  }
}

async function refusal(response) {
  const body = await response.json().catch(() => ({}));
  return new Refused(body.message ?? `the server answered ${response.status}`);
}

const withQuery = (path, query) => {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
};

/** Returns the JSON at a path. */
export async function getJson(path, query = {}, signal = undefined) {
  const response = await ask(withQuery(path, query), { signal });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/** Sends a body; returns the JSON that is answered. */
export async function post(path, query = {}, body = undefined, type = 'text/plain') {
  const response = await ask(withQuery(path, query), { method: 'POST', body, headers: { 'Content-Type': type } });
  if (!response.ok) throw await refusal(response);
  return response.status === 204 ? undefined : response.json();
}

/**
 * Asks for something that comes in lines.
 * @param {function(object)} online takes each line; those of kind "waiting" tell that it goes on
 * @returns {Promise<boolean>} whether it was done: false where newer work took its place
 * @throws {Refused} where it cannot be done
 */
export async function stream(path, query, online, signal, method = 'GET') {
  const response = await ask(withQuery(path, query), { signal, method });
  if (!response.ok) throw await refusal(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new TypeError('the connection was lost');
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const json = JSON.parse(line);
      if (json.kind === 'done') return true;
      if (json.kind === 'cancelled') return false;
      if (json.kind === 'refused' || json.kind === 'failed') throw new Refused(json.message);
      if (!signal?.aborted) online(json);
    }
  }
}

/** Like {@link stream}, and begins again when the connection is lost. */
export async function persistentStream(path, query, online, signal) {
  for (;;) {
    try {
      return await stream(path, query, online, signal);
    } catch (error) {
      if (error instanceof Refused || signal?.aborted) throw error;
      listeners.forEach(listener => listener(true));
      await wait(RETRY, signal);
    }
  }
}

/** Tells the server that nobody waits any longer. */
export const cancel = () => post('/api/cancel').catch(() => {});

/** A request that was sent before the elements were there, see `welearn.ts`. */
export interface EarlyRequest {
  readonly response: Promise<Response>;
  readonly abort: AbortController;
}

/** Requests under way by their URLs, each for whoever asks first. */
const early = new Map<string, EarlyRequest>();

/** Takes over requests that are under way, so that none is sent twice. */
export function takeOver(requests: ReadonlyMap<string, EarlyRequest>): void {
  for (const [url, request] of requests) early.set(url, request);
}

/** A request that is under way, once. */
export function takeEarly(url: string): EarlyRequest | undefined {
  const request = early.get(url);
  early.delete(url);
  return request;
}

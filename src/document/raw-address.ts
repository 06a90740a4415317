/** Sites that show a page for each file: the address of the page, and that of the file itself. */
const SITES: readonly (readonly [page: RegExp, raw: string])[] = [
  [
    /^https:\/\/(?:www\.)?github\.com\/([^/]+\/[^/]+)\/(?:blame|blob|edit|raw)\/(.+)$/,
    'https://raw.githubusercontent.com/$1/$2',
  ],
  [/^https:\/\/gist\.github\.com\/([^/]+\/\w+)\/?$/, 'https://gist.githubusercontent.com/$1/raw'],
  [/^(https:\/\/[^/]+\/.+?)\/-\/(?:blame|blob|edit)\/([^]+)$/, '$1/-/raw/$2'], // GitLab
  [/^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/src\/(branch|commit|tag)\/(.+)$/, '$1/raw/$2/$3'], // Forgejo
  [/^(https:\/\/bitbucket\.org\/[^/]+\/[^/]+)\/src\/(.+)$/, '$1/raw/$2'],
];

/** Services that never let other sites read their files. */
const CLOSED =
  /^https:\/\/(?:(?:docs|drive)\.google\.com|onedrive\.live\.com|1drv\.ms|[^/]+\.sharepoint\.com|(?:www\.)?notion\.so|[^/]+\.notion\.site|(?:www\.)?icloud\.com)\//;

/** Whether an address belongs to a service that shows files to people only. */
export function isClosed(url: string): boolean {
  return CLOSED.test(url);
}

/**
 * The address of the file behind a page of GitHub, GitLab, Forgejo, Bitbucket or Dropbox, if it is
 * one.
 */
export function rawAddress(url: string): string | undefined {
  const shared = /^https:\/\/www\.dropbox\.com(\/(?:s|scl)\/.+)$/.exec(url)?.[1];
  // The query holds the key to the file.
  if (shared)
    return `https://dl.dropboxusercontent.com${shared.replace(/(?<=[?&])dl=\d&?/, '').replace(/[?&]$/, '')}`;
  const address = url.replace(/[?#][^]*$/, '');
  const site = SITES.find(([page]) => page.test(address));
  return site && address.replace(...site);
}

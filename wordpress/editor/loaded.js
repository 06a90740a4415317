/** The elements' own reader and writer: a file of its own, which the editor loads once. */
let loading;
/** What it exports, once it is loaded: WordPress asks for some things at once. */
export let library;

export function loadLibrary() {
  loading ??= import(/* @vite-ignore */ window.welearnElementsEditor.library).then(
    loaded => (library = loaded),
    error => {
      loading = undefined; // The next attempt may succeed.
      throw error;
    },
  );
  return loading;
}

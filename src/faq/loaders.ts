import type {Feature, FeatureContext, FeatureName} from './features.js';

/** The file of a feature. */
interface FeatureModule {
  readonly default: new (context: FeatureContext) => Feature;
}

/**
 * Each feature is a file of its own, which comes once its attribute is there. Where they are is a file of
 * its own, too: most pages need none.
 */
export const loaders: Readonly<Record<FeatureName, () => Promise<FeatureModule>>> = {
  searchable: () => import('./search.js'),
  controls: () => import('./controls.js'),
  copyLinks: () => import('./copy-links.js'),
  feedback: () => import('./feedback.js'),
  remember: () => import('./memory.js'),
  structuredData: () => import('./structured-data.js'),
  expandIcon: () => import('./expand-icon.js'),
};

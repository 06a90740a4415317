import 'welearn-elements/dist/themes/plain.css';
import 'welearn-elements/welearn.js';

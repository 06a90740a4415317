/** WordPress gives its editor's scripts a global, and no modules. */
const {wp} = window;

export const {
  createElement: h,
  Fragment,
  RawHTML,
  useCallback,
  useEffect,
  useRef,
  useState,
} = wp.element;
export const {__, _n, sprintf} = wp.i18n;
export const {createBlock, registerBlockType, serialize} = wp.blocks;
export const {
  BlockControls,
  InspectorAdvancedControls,
  InspectorControls,
  MediaUpload,
  MediaUploadCheck,
  PlainText,
  RichText,
  useBlockProps,
  useInnerBlocksProps = wp.blockEditor.__experimentalUseInnerBlocksProps,
} = wp.blockEditor;
export const {
  Button,
  ComboboxControl,
  ExternalLink,
  FormFileUpload,
  Notice,
  PanelBody,
  Placeholder,
  SelectControl,
  TextareaControl,
  TextControl,
  ToggleControl,
  ToolbarButton,
  ToolbarGroup,
} = wp.components;
export const {useDispatch, useSelect} = wp.data;
export const {addFilter} = wp.hooks;
export const {speak} = wp.a11y;
export const {decodeEntities} = wp.htmlEntities;
export const {apiFetch} = wp;
export const ServerSideRender = wp.serverSideRender;

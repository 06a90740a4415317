/** WordPress gives its editor's scripts a global, and no modules. */
const {wp} = window;

export const {createElement: h, Fragment, useEffect, useRef, useState} = wp.element;
export const {__, _n, sprintf} = wp.i18n;
export const {createBlock, registerBlockType} = wp.blocks;
export const {
  BlockControls,
  InspectorAdvancedControls,
  InspectorControls,
  MediaUpload,
  MediaUploadCheck,
  useBlockProps,
} = wp.blockEditor;
export const {
  Button,
  PanelBody,
  Placeholder,
  SelectControl,
  TextareaControl,
  TextControl,
  ToggleControl,
  ToolbarButton,
  ToolbarGroup,
} = wp.components;
export const ServerSideRender = wp.serverSideRender;

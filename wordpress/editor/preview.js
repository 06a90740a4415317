import {h, ServerSideRender} from './wp.js';

/**
 * What the page will show: printed by the server as it is for visitors, brought to life by the element
 * itself.
 */
export function Preview({name, attributes}) {
  // Open questions can be tried; but a link would lead out of the editor.
  const stay = event => {
    // By its name: what is in the canvas, a frame, is no instance of a class of this window's.
    const isLink = ({localName, href}) => localName === 'a' && href;
    if (event.nativeEvent.composedPath().some(isLink)) event.preventDefault();
  };
  return h(
    'div',
    {className: 'welearn-preview', onClickCapture: stay},
    h(ServerSideRender, {
      block: name,
      attributes: withoutFrame(attributes),
      httpMethod: 'POST', // A document may be longer than an address.
    }),
  );
}

/** The block around has these already. */
function withoutFrame({
  align,
  anchor,
  className,
  backgroundColor,
  gradient,
  fontSize,
  style,
  ...rest
}) {
  const {spacing, color, typography, ...others} = style ?? {};
  const {background, gradient: own, ...colors} = color ?? {};
  const {fontSize: size, ...type} = typography ?? {};
  void [
    align,
    anchor,
    className,
    backgroundColor,
    gradient,
    fontSize,
    spacing,
    background,
    own,
    size,
  ];
  return {...rest, style: {...others, color: colors, typography: type}};
}

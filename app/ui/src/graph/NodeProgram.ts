/** Draws every node as its kind's shape: one quad each, the shape cut out of it by a distance function. */

import { NodeProgram as SigmaNodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Fill, Shape } from "./kinds";

export interface NodeLook {
  shape: Shape;
  fill: Fill;
  /** Colour behind the graph: the inside of rings and the rim around shapes. */
  ground: string;
  /** Colour of the ring around a selected node; transparent otherwise. */
  halo: string;
}

const SHAPES: Record<Shape, number> = { circle: 0, square: 1, triangle: 2, hexagon: 3, diamond: 4 };
const FILLS: Record<Fill, number> = { full: 0, ring: 1, dot: 2 };

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_ground;
attribute vec4 a_halo;
attribute vec2 a_position;
attribute float a_size;
attribute float a_look;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
uniform float u_pixelRatio;

varying vec4 v_color;
varying vec4 v_ground;
varying vec4 v_halo;
varying vec2 v_point;
varying float v_pixel;
varying float v_look;

const float bias = 255.0 / 254.0;
const float reach = 1.9;

void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 position = a_position + a_corner * size * reach;
  gl_Position = vec4((u_matrix * vec3(position, 1)).xy, 0, 1);
  v_point = a_corner * reach;
  v_pixel = u_sizeRatio / (a_size * u_pixelRatio);
  v_look = a_look;
  v_ground = a_ground;
  v_halo = a_halo;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_ground.a *= bias;
  v_halo.a *= bias;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_ground;
varying vec4 v_halo;
varying vec2 v_point;
varying float v_pixel;
varying float v_look;

float polygon(vec2 p, float sides, float turn) {
  float angle = atan(p.x, p.y) + turn;
  float sector = 6.2831853 / sides;
  return cos(floor(0.5 + angle / sector) * sector - angle) * length(p);
}

// Distance from the edge of the shape, 0 on it; the shapes are scaled to look equally heavy.
float distanceTo(vec2 p, float shape) {
  if (shape < 0.5) return length(p) - 1.0;
  if (shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.86;
  if (shape < 2.5) return polygon(p + vec2(0.0, 0.12), 3.0, 3.1415927) - 0.66;
  if (shape < 3.5) return polygon(p, 6.0, 0.5235988) - 0.93;
  return (abs(p.x) + abs(p.y) - 1.2) * 0.7071068;
}

vec4 over(vec4 below, vec4 above, float cover) {
  float alpha = above.a * cover;
  return below * (1.0 - alpha) + vec4(above.rgb, 1.0) * alpha;
}

void main() {
  float shape = floor(v_look / 4.0 + 0.01);
  float fill = v_look - shape * 4.0;
  float d = distanceTo(v_point, shape);
  #ifdef PICKING_MODE
  if (d > 0.25) discard;
  gl_FragColor = v_color;
  #else
  float soft = v_pixel;
  float rim = 1.6 * v_pixel;
  vec4 painted = vec4(0.0);
  painted = over(painted, v_halo, smoothstep(soft, 0.0, abs(d - 0.42) - 0.13));
  painted = over(painted, v_ground, smoothstep(soft, 0.0, d - rim));
  painted = over(painted, v_color, smoothstep(soft, 0.0, d));
  if (fill > 0.5) painted = over(painted, v_ground, smoothstep(soft, 0.0, d + 0.34));
  if (fill > 1.5) painted = over(painted, v_color, smoothstep(soft, 0.0, length(v_point) - 0.3));
  gl_FragColor = painted;
  #endif
}
`;

const { UNSIGNED_BYTE, FLOAT } = WebGLRenderingContext;
const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_correctionRatio", "u_pixelRatio"] as const;

export class NodeProgram extends SigmaNodeProgram<(typeof UNIFORMS)[number]> {
  override getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: WebGLRenderingContext.TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_look", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_ground", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_halo", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [-1, 1],
        [1, -1],
        [1, 1],
      ],
    };
  }

  override processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData & NodeLook): void {
    const values = [
      data.x,
      data.y,
      data.size,
      SHAPES[data.shape] * 4 + FILLS[data.fill],
      floatColor(data.color),
      floatColor(data.ground),
      floatColor(data.halo),
      nodeIndex,
    ];
    this.array.set(values, startIndex);
  }

  override setUniforms(
    params: RenderParams,
    { gl, uniformLocations }: Parameters<SigmaNodeProgram<(typeof UNIFORMS)[number]>["setUniforms"]>[1],
  ): void {
    gl.uniformMatrix3fv(uniformLocations["u_matrix"] ?? null, false, params.matrix);
    gl.uniform1f(uniformLocations["u_sizeRatio"] ?? null, params.sizeRatio);
    gl.uniform1f(uniformLocations["u_correctionRatio"] ?? null, params.correctionRatio);
    gl.uniform1f(uniformLocations["u_pixelRatio"] ?? null, params.pixelRatio);
  }
}

/** Draws every edge as a curved strip with its line style and arrow heads, all in one instanced call. */

import { EdgeProgram as SigmaEdgeProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { LINE_STYLES, type LineStyle } from "./lines";

export interface EdgeLook {
  curvature: number;
  style: LineStyle;
  /** Mutual relations have a head at both ends. */
  mutual: boolean;
}

const SEGMENTS = 24;
const BODY = 0;
const TARGET_HEAD = 1;
const SOURCE_HEAD = 2;

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_source;
attribute vec2 a_target;
attribute float a_sourceSize;
attribute float a_targetSize;
attribute float a_thickness;
attribute float a_curvature;
attribute float a_style;
attribute float a_mutual;
attribute float a_t;
attribute float a_side;
attribute float a_part;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform vec2 u_dimensions;
uniform float u_minEdgeThickness;

varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_style;
varying float v_part;

const float bias = 255.0 / 254.0;

vec2 toViewport(vec2 p) { return (p + 1.0) * u_dimensions / 2.0; }
vec2 toClip(vec2 p) { return p / u_dimensions * 2.0 - 1.0; }

void main() {
  vec2 p0 = toViewport((u_matrix * vec3(a_source, 1)).xy);
  vec2 p2 = toViewport((u_matrix * vec3(a_target, 1)).xy);
  vec2 chord = p2 - p0;
  float len = max(length(chord), 1.0);
  vec2 p1 = 0.5 * (p0 + p2) + vec2(-chord.y, chord.x) * a_curvature;

  float px = u_pixelRatio;
  float thickness = max(u_minEdgeThickness, a_thickness / u_sizeRatio) * px;
  float gap = 3.0 * px;
  float headLength = thickness * 1.8 + 6.0 * px;
  float headHalf = thickness * 0.9 + 3.2 * px;

  float speed0 = max(2.0 * length(p1 - p0), 1.0);
  float speed2 = max(2.0 * length(p2 - p1), 1.0);
  float t0 = min((a_sourceSize / u_sizeRatio * px + gap) / speed0, 0.4);
  float t3 = 1.0 - min((a_targetSize / u_sizeRatio * px + gap) / speed2, 0.4);
  float t1 = t0 + a_mutual * min(headLength / speed0, 0.3 * (t3 - t0));
  float t2 = t3 - min(headLength / speed2, 0.3 * (t3 - t0));

  float isBody = step(a_part, 0.5);
  float isSource = step(1.5, a_part);
  float from = mix(t2, t1, isSource);
  float to = mix(t3, t0, isSource);
  float t = mix(mix(from, to, a_t), mix(t1, t2, a_t), isBody);

  vec2 point = (1.0 - t) * (1.0 - t) * p0 + 2.0 * (1.0 - t) * t * p1 + t * t * p2;
  vec2 tangent = normalize((1.0 - t) * (p1 - p0) + t * (p2 - p1) + 1e-5);
  if (isBody < 0.5) {
    vec2 base = (1.0 - from) * (1.0 - from) * p0 + 2.0 * (1.0 - from) * from * p1 + from * from * p2;
    vec2 tip = (1.0 - to) * (1.0 - to) * p0 + 2.0 * (1.0 - to) * to * p1 + to * to * p2;
    tangent = normalize(tip - base + 1e-5);
  }
  vec2 normal = vec2(-tangent.y, tangent.x);

  #ifdef PICKING_MODE
  float reach = isBody > 0.5 ? max(thickness, 9.0 * px) : headHalf * 1.6;
  v_color = a_id;
  #else
  float reach = isBody > 0.5 ? thickness * 0.5 + 4.5 * px : headHalf;
  v_color = a_color;
  #endif
  v_color.a *= bias;

  float shrink = isBody > 0.5 ? 1.0 : 1.0 - a_t;
  float hidden = isSource * (1.0 - a_mutual);
  point += normal * a_side * reach * shrink * (1.0 - hidden);

  v_across = a_side * reach * shrink / px;
  v_half = (isBody > 0.5 ? thickness * 0.5 : headHalf * shrink) / px;
  v_along = (t - t1) * len / px;
  v_style = a_style;
  v_part = a_part;
  gl_Position = vec4(toClip(point), 0, 1);
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_style;
varying float v_part;

float inside(float distance, float half_width) {
  return smoothstep(half_width + 0.6, half_width - 0.4, distance);
}

void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float away = abs(v_across);
  float cover = inside(away, v_half);
  if (v_part < 0.5) {
    if (v_style > 2.5) {
      float tick = abs(mod(v_along, 9.0) - 4.5);
      cover = max(cover, inside(tick, 0.7) * inside(away, v_half + 2.6));
    } else if (v_style > 1.5) {
      cover *= smoothstep(0.6, -0.4, abs(mod(v_along, 11.0) - 5.5) - 3.6);
    } else if (v_style > 0.5) {
      float step_length = 2.0 * v_half + 3.6;
      float dot_at = abs(mod(v_along, step_length) - step_length * 0.5);
      cover = inside(length(vec2(dot_at, v_across)), max(v_half, 1.1));
    }
  }
  float alpha = v_color.a * cover;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}
`;

const { UNSIGNED_BYTE, FLOAT } = WebGLRenderingContext;
const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_pixelRatio", "u_dimensions", "u_minEdgeThickness"] as const;

/** Each vertex: how far along, which side, and which part of the edge it belongs to. */
function strip(): number[][] {
  const vertices: number[][] = [];
  for (let segment = 0; segment < SEGMENTS; segment += 1) {
    const [from, to] = [segment / SEGMENTS, (segment + 1) / SEGMENTS];
    vertices.push([from, 1, BODY], [from, -1, BODY], [to, 1, BODY]);
    vertices.push([from, -1, BODY], [to, 1, BODY], [to, -1, BODY]);
  }
  for (const head of [TARGET_HEAD, SOURCE_HEAD]) vertices.push([0, 1, head], [0, -1, head], [1, 0, head]);
  return vertices;
}

const STRIP = strip();

export class EdgeProgram extends SigmaEdgeProgram<(typeof UNIFORMS)[number]> {
  override getDefinition() {
    return {
      VERTICES: STRIP.length,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: WebGLRenderingContext.TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_source", size: 2, type: FLOAT },
        { name: "a_target", size: 2, type: FLOAT },
        { name: "a_sourceSize", size: 1, type: FLOAT },
        { name: "a_targetSize", size: 1, type: FLOAT },
        { name: "a_thickness", size: 1, type: FLOAT },
        { name: "a_curvature", size: 1, type: FLOAT },
        { name: "a_style", size: 1, type: FLOAT },
        { name: "a_mutual", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [
        { name: "a_t", size: 1, type: FLOAT },
        { name: "a_side", size: 1, type: FLOAT },
        { name: "a_part", size: 1, type: FLOAT },
      ],
      CONSTANT_DATA: STRIP,
    };
  }

  override processVisibleItem(
    edgeIndex: number,
    startIndex: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & EdgeLook,
  ): void {
    const values = [source.x, source.y, target.x, target.y, source.size, target.size];
    values.push(data.size, data.curvature, LINE_STYLES[data.style], data.mutual ? 1 : 0);
    values.push(floatColor(data.color), edgeIndex);
    this.array.set(values, startIndex);
  }

  override setUniforms(
    params: RenderParams,
    { gl, uniformLocations }: Parameters<SigmaEdgeProgram<(typeof UNIFORMS)[number]>["setUniforms"]>[1],
  ): void {
    const at = (name: (typeof UNIFORMS)[number]) =>
      (uniformLocations as Partial<Record<string, WebGLUniformLocation>>)[name] ?? null;
    gl.uniformMatrix3fv(at("u_matrix"), false, params.matrix);
    gl.uniform1f(at("u_sizeRatio"), params.sizeRatio);
    gl.uniform1f(at("u_pixelRatio"), params.pixelRatio);
    gl.uniform2f(at("u_dimensions"), params.width * params.pixelRatio, params.height * params.pixelRatio);
    gl.uniform1f(at("u_minEdgeThickness"), params.minEdgeThickness);
  }
}

package dev.assize.world;

import tools.jackson.databind.JsonNode;

/**
 * A tool call as written in a task or hazard.
 *
 * @param tool the tool's name
 * @param arguments an object whose texts may hold expressions
 */
public record StepTemplate(String tool, JsonNode arguments) {}

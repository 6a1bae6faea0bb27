// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.poisonlab.story.LoanEvidence;
import io.poisonlab.story.LoanMonth;
import io.poisonlab.story.LoanStory;
import java.util.LinkedHashMap;
import java.util.Map;

/** The story of the lender, computed as it is told, and how often it ends so. */
final class StoryPart implements Part {
  private final LineStream stream;

  StoryPart(LineStream stream) {
    this.stream = stream;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/story", this::tell);
    routes.get("/api/story/evidence", request -> request.json(LoanEvidence.RECORDED));
  }

  private void tell(Context request) {
    LoanStory story = LoanStory.parse(Query.of(request));
    stream.answer(
        request,
        output -> {
          output.line(frame(story));
          story.tell(month -> output.line(line(month)));
        });
  }

  private static Map<String, Object> frame(LoanStory story) {
    Map<String, Object> frame = DrawnLines.frame(story.view(), story.classes());
    frame.put("months", story.months());
    frame.put("request", story.request());
    return frame;
  }

  private static Map<String, Object> line(LoanMonth month) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", "month");
    line.put("month", month.month());
    line.put("name", month.name());
    line.put("says", month.says());
    line.put("figures", month.figures());
    line.putAll(DrawnLines.picture(month.rows(), month.regions()));
    return line;
  }
}

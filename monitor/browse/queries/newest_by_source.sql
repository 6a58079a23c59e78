-- title: Newest by source
-- about: The newest articles of each source.
-- source: | its name; empty: all
-- each: 3 | how many of each; empty: all
with numbered as (
    select source, published, stored, title, flagged, score, minerals, id as article_id,
           row_number() over (partition by source order by coalesce(published, stored) desc, id desc) as place
      from articles where :source = '' or source = trim(:source)
)
select source, published, title, flagged, score, minerals, article_id
  from numbered
 where :each = '' or place <= cast(:each as integer)
 order by source, place

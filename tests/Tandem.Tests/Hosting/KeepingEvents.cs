using Tandem.Domain;
using Tandem.Hosting;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting;

public class KeepingEvents
{
    [Fact]
    public void What_was_stored_is_read_back_also_where_members_are_left_out()
    {
        var history = AcceptedOnce.Add(SentBack("D-02", round: 1));
        Assert.Equal(history, history.Select(ReadBack));
    }

    [Theory]
    [InlineData("deliverable.started/1", """{"deliverable":"D-01","by":"00000001000000000000000000000000"}""")]
    [InlineData("deliverable.started/1",
        """{"deliverable":null,"by":"00000001000000000000000000000000","on":"2025-02-03"}""")]
    public void What_may_not_be_null_may_not_be_missing(string type, string payload) =>
        Assert.Throws<InvalidDataException>(() => EventCodec.Decode(type, System.Text.Encoding.UTF8.GetBytes(payload)));

    static RecordedEvent ReadBack(RecordedEvent happened)
    {
        var stored = EventCodec.Encode(happened);
        return EventCodec.Decode(stored.Type, stored.Payload);
    }
}

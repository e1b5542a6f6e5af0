using Postfix.Mail;

namespace Postfix.Tests.Mail;

public class QueueIdTests
{
    private static readonly DateTimeOffset Arrival = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000).AddMicroseconds(0x5335A);

    [Fact]
    public void A_short_id_is_microseconds_and_inode_in_hex() =>
        Assert.Equal("5335AB27415", QueueId.Create(QueueIdStyle.Short, Arrival, 0xB27415).Value);

    [Fact]
    public void A_long_id_says_when_and_which_inode()
    {
        QueueId id = QueueId.Create(QueueIdStyle.Long, Arrival, 0xB27415);
        Assert.True(id.IsLong);
        Assert.Equal(0xB27415UL, id.Inode);
        Assert.Equal("5335A", id.HashKey(5));
        Assert.Equal('z', id.Value[10]);
    }

    [Theory]
    [InlineData("5335AB27415", 1, "5")]
    [InlineData("5335AB27415", 3, "533")]
    [InlineData("4jWZ374YZhz1j6RV", 1, "9")]
    [InlineData("example_com", 2, "ex")]
    [InlineData("a", 3, "a__")]
    public void Queues_are_hashed_by_arrival(string name, int depth, string key) =>
        Assert.Equal(key, QueueId.Parse(name)!.Value.HashKey(depth));

    [Theory]
    [InlineData("5335AB27415", false, 0xB27415UL)]
    [InlineData("4jWZ374YZhz1j6RV", true, null)]
    [InlineData("5335A", false, null)]
    [InlineData("5335Ag1", false, null)]
    public void The_kind_of_an_id_is_recognized(string name, bool isLong, ulong? inode)
    {
        QueueId id = QueueId.Parse(name)!.Value;
        Assert.Equal(isLong, id.IsLong);
        if (!isLong)
            Assert.Equal(inode, id.Inode);
    }

    [Fact]
    public void An_id_follows_its_file_to_another_inode()
    {
        Assert.Equal("5335A12", QueueId.Parse("5335AB27415")!.Value.WithInode(QueueIdStyle.Short, 0x12)?.Value);
        Assert.Equal("5335A12", QueueId.Create(QueueIdStyle.Long, Arrival, 7).WithInode(QueueIdStyle.Short, 0x12)?.Value);
        Assert.Equal(QueueId.Create(QueueIdStyle.Long, Arrival, 0x12), QueueId.Create(QueueIdStyle.Long, Arrival, 7).WithInode(QueueIdStyle.Long, 0x12));
        Assert.Null(QueueId.Parse("example_com")!.Value.WithInode(QueueIdStyle.Short, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("a\0")]
    [InlineData("caf\u00E9")]
    public void Names_that_could_leave_the_queue_are_refused(string name)
    {
        Assert.Null(QueueId.Parse(name));
        Assert.Null(QueueName.Parse(name));
    }

    [Fact]
    public void Overlong_names_are_refused()
    {
        Assert.NotNull(QueueId.Parse(new string('A', 255)));
        Assert.Null(QueueId.Parse(new string('A', 256)));
        Assert.Null(QueueName.Parse(new string('a', 101)));
    }
}

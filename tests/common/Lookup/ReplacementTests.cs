using Postfix.Lookup;
using Postfix.Posix;

namespace Postfix.Tests.Lookup;

/// <summary>A table that is made anew takes the place of the old one when it is complete, and not before.</summary>
public sealed class ReplacementTests : IDisposable
{
    private readonly TableFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("cdb")]
    public void Readers_have_the_old_table_until_the_new_one_is_complete(string type)
    {
        Build(type, "old");
        using (TableSet tables = new(_fixture.Context))
        {
            LookupTable table = Rebuild(tables, type);
            table.Put("key", "new");
            Assert.Equal("old", Find(type));
            table.Commit();
        }
        Assert.Equal("new", Find(type));
    }

    [Theory]
    [InlineData("hash", "t.db")]
    [InlineData("btree", "t.db")]
    [InlineData("cdb", "t.cdb")]
    public void A_table_that_is_given_up_leaves_the_old_one_and_nothing_else(string type, string file)
    {
        Build(type, "old");
        using (TableSet tables = new(_fixture.Context))
            Rebuild(tables, type).Put("key", "new");
        Assert.Equal("old", Find(type));
        Assert.Equal([_fixture.Directory / file], Directory.GetFiles(_fixture.Directory.Path));
    }

    [Fact]
    public void What_another_process_left_behind_is_no_hindrance()
    {
        _fixture.Write("t.db.tmp", "rubbish of a process that was killed");
        Build("hash", "new");
        Assert.Equal("new", Find("hash"));
    }

    [Fact]
    public void The_new_file_has_the_permissions_of_the_old_one()
    {
        Build("hash", "old");
        File.SetUnixFileMode(_fixture.Directory / "t.db", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Build("hash", "new");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(_fixture.Directory / "t.db"));
    }

    [Fact]
    public void A_file_with_a_second_name_is_written_in_place()
    {
        Build("hash", "old");
        File.CreateSymbolicLink(_fixture.Directory / "u.db", _fixture.Directory / "t.db");
        Build("hash", "new", "u");
        Assert.Equal("new", Find("hash"));
        Assert.NotNull(new FileInfo(_fixture.Directory / "u.db").LinkTarget);
    }

    [Fact]
    public void A_file_is_written_in_place_where_no_other_can_be_made()
    {
        Build("hash", "old");
        Directory.CreateDirectory(_fixture.Directory / "t.db.tmp");
        Build("hash", "new");
        Assert.Equal("new", Find("hash"));
    }

    [Fact]
    public void Entries_are_added_to_the_file_that_is_there()
    {
        Build("hash", "old");
        ulong before = Inode();
        using (TableSet tables = new(_fixture.Context))
            tables.Open($"hash:{_fixture.Directory / "t"}", TableFlags.WarnDuplicates, TableAccess.CreateOrUpdate).Put("more", "value");
        Assert.Equal(before, Inode());
        Assert.Equal("value", _fixture.Find($"hash:{_fixture.Directory / "t"}", "more"));
    }

    private void Build(string type, string value, string name = "t")
    {
        using TableSet tables = new(_fixture.Context);
        LookupTable table = Rebuild(tables, type, name);
        table.Put("key", value);
        table.Commit();
    }

    private LookupTable Rebuild(TableSet tables, string type, string name = "t") =>
        tables.Open($"{type}:{_fixture.Directory / name}", TableFlags.WarnDuplicates | TableFlags.BulkUpdate, TableAccess.Rebuild);

    private ulong Inode() => FileSystem.TryStatus(_fixture.Directory / "t.db")?.Inode ?? 0;

    private string? Find(string type)
    {
        using TableSet tables = new(_fixture.Context);
        return tables.Open($"{type}:{_fixture.Directory / "t"}", TableFlags.Usual).Find("key").Value;
    }
}

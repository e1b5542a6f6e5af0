using Postfix.Config;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Reindexing;

public sealed class SafetyPolicyTests : IDisposable
{
    private const uint Root = 0;
    private const uint Somebody = 4711;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("/", Root, true)]
    [InlineData("/usr/lib", Root, true)]
    [InlineData("/usr/lib", Somebody, true)]
    [InlineData("/tmp", Root, false)]
    [InlineData("/nonexistent", Root, false)]
    public void Only_root_and_the_owner_may_change_a_directory(string path, uint uid, bool isSafe) =>
        Assert.Equal(isSafe, SafetyPolicy.IsSafeDirectory(path, uid));

    [Fact]
    public void A_directory_in_one_that_everybody_may_change_is_not_safe() =>
        Assert.False(SafetyPolicy.IsSafeDirectory(_directory.Path, Credentials.EffectiveUid));

    [Fact]
    public void A_table_of_root_in_a_trusted_place_may_be_made() =>
        Assert.Null(Objection(("non_bdb_migration_allow_root_prefixes", "/etc"), "/etc/passwd", "/etc/group"));

    [Theory]
    [InlineData("/usr/local/etc")]
    [InlineData("etc")]
    public void A_table_in_another_place_may_not(string prefixes) => Assert.Equal(
        "table /etc/passwd has an unexpected pathname; to allow automatic indexing as root, append its parent directory "
            + $"to the 'non_bdb_migration_allow_root_prefixes' setting (current setting is: \"{prefixes}\")",
        Objection(("non_bdb_migration_allow_root_prefixes", prefixes), "/etc/passwd", "/etc/group"));

    [Theory]
    [InlineData("/etc/../etc/passwd")]
    [InlineData("etc/passwd")]
    public void Nor_may_one_whose_path_is_not_plain(string path) =>
        Assert.StartsWith($"table {path} has an unexpected pathname", Objection(("non_bdb_migration_allow_root_prefixes", "/etc"), path, "/etc/group"));

    [Fact]
    public void The_source_must_not_be_writable_for_others()
    {
        _directory.Write("t", "");
        _directory.Write("t.db", "");
        FileSystem.ChangeMode(_directory / "t", 0x1B4); // 0664
        Assert.Equal(
            $"legacy indexed file '{_directory / "t.db"}' is owned by uid '{Credentials.EffectiveUid}', but source file '{_directory / "t"}' is owned or "
                + "writable by other user; to allow automatic indexing, correct the ownership or permissions",
            ObjectionToOwn());
        FileSystem.ChangeMode(_directory / "t", 0x1A4); // 0644
        Assert.Contains($"but parent directory '{_directory.Path}' is owned or writable by other user", ObjectionToOwn());
    }

    private string? ObjectionToOwn() => Objection(
        (Credentials.EffectiveUid == Root ? "non_bdb_migration_allow_root_prefixes" : "non_bdb_migration_allow_user_prefixes", _directory.Path),
        _directory / "t", _directory / "t.db");

    private static string? Objection((string, string) setting, string source, string legacy) => new SafetyPolicy(Settings.FromValues(setting))
        .FindObjection(source, Status(source), legacy, Status(legacy));

    private static FileStatus Status(string path) => FileSystem.TryStatus(path.StartsWith('/') ? path : "/" + path)!.Value;
}

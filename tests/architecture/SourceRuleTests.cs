using System.Text.RegularExpressions;

namespace Postfix.Architecture;

/// <summary>Rules that hold for every source file of the product.</summary>
public sealed partial class SourceRuleTests
{
    private const int MaxLines = 500;

    private static readonly string[] s_interopFolders =
    [
        "common/Posix/", "common/Dns/", "common/Tls/", "common/Sasl/Interop/", "common/Lookup/Interop/", "common/Text/Interop/",
    ];

    [Fact]
    public void Native_imports_stand_in_interop_folders_only() => AssertNone(
        NativeImport(), file => !s_interopFolders.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)));

    [Fact]
    public void The_system_is_reached_through_the_posix_layer() => AssertNone(FrameworkSystemAccess(), _ => true);

    [Fact]
    public void Code_is_blocking_and_threads_are_our_own() => AssertNone(AsynchronousCode(), _ => true);

    [Fact]
    public void There_is_no_mutable_static_state() => AssertNone(MutableStatic(), _ => true);

    /// <summary>The framework's white space has bytes 0x85 and 0xA0, which end letters such as "à" in UTF-8; manual pages are Unicode.</summary>
    [Fact]
    public void Bytes_of_letters_are_no_white_space() => Assert.Equal("", string.Join('\n',
        from file in Repository.ProductFiles()
        where !file.Path.StartsWith("common/Cli/Manual/", StringComparison.Ordinal) && UnicodeWhiteSpace().IsMatch(file.Text)
        select file.Path));

    [Fact]
    public void No_exception_is_swallowed_without_a_word() => Assert.Equal("",
        string.Join('\n', from file in Repository.ProductFiles() where EmptyCatch().IsMatch(file.Text) select file.Path));

    [Fact]
    public void Files_stay_readable()
    {
        IEnumerable<string> offences =
            from file in Repository.ProductFiles()
            where !file.Path.StartsWith("common/Config/Parameters/", StringComparison.Ordinal) // tables of data
            let lines = file.Text.AsSpan().Count('\n')
            where lines > MaxLines
            select $"{file.Path} has {lines} lines";
        Assert.True(!offences.Any(), string.Join('\n', offences));
    }

    private static void AssertNone(Regex rule, Func<SourceFile, bool> applies)
    {
        IEnumerable<string> offences =
            from file in Repository.ProductFiles()
            where applies(file)
            let match = rule.Match(file.Code)
            where match.Success
            select $"{file.Path}: {match.Value.Trim()}";
        Assert.True(!offences.Any(), string.Join('\n', offences));
    }

    [GeneratedRegex(@"\[(LibraryImport|DllImport)\b")]
    private static partial Regex NativeImport();

    [GeneratedRegex(@"(?<![\w.])((File|Directory)\.(ReadA|WriteA|Append|Exists|Delete|Move|Copy|Create|Enumerate|Get)\w*|Console\.\w+|Process\.Start)\(|\bnew (Socket|TcpClient|TcpListener|UdpClient|FileStream|Process)\(")]
    private static partial Regex FrameworkSystemAccess();

    [GeneratedRegex(@"\basync\b|\bawait\b|\bTask\b|\bThreadPool\b|System\.Text\.RegularExpressions")]
    private static partial Regex AsynchronousCode();

    [GeneratedRegex(@"^\s*(public|internal|private|protected)\s+static\s+(?!readonly|partial|extern|unsafe|class|implicit|explicit|event)[\w<>\[\]?,. ]+\s+_?\w+\s*(=[^>]|;)", RegexOptions.Multiline)]
    private static partial Regex MutableStatic();

    [GeneratedRegex(@"(?<!_heap)\.Trim(Start|End)?\(\)|\bchar\.IsWhiteSpace|\bIsNullOrWhiteSpace")]
    private static partial Regex UnicodeWhiteSpace();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*(when\s*\([^{]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();
}

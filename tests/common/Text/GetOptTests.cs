using Postfix.Text;

namespace Postfix.Tests.Text;

public sealed class GetOptTests
{
    [Theory]
    [InlineData("-v -v x", "v v", "x")]
    [InlineData("-vv x", "v v", "x")]
    [InlineData("-c dir x y", "c=dir", "x y")]
    [InlineData("-cdir x", "c=dir", "x")]
    [InlineData("-vcdir", "v c=dir", "")]
    [InlineData("-v x -v", "v", "x -v")]
    [InlineData("-v -- -v", "v", "-v")]
    [InlineData("- -v", "", "- -v")]
    [InlineData("-x", "!invalid option -- 'x'", "")]
    [InlineData("-:", "!invalid option -- ':'", "")]
    [InlineData("-c", "!option requires an argument -- 'c'", "")]
    public void Options_are_split_as_getopt_splits_them(string arguments, string options, string operands)
    {
        GetOpt parser = new(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "vc:");
        List<string> seen = [];
        while (parser.Next() is GetOptResult option)
        {
            seen.Add(option.Error != GetOptError.None ? "!" + option.Message
                : option.Value == null ? $"{option.Letter}" : $"{option.Letter}={option.Value}");
        }

        Assert.Equal(options, string.Join(' ', seen));
        Assert.Equal(operands, string.Join(' ', parser.Operands));
    }
}

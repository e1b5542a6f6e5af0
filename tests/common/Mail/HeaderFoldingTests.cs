using Postfix.Mail;

namespace Postfix.Tests.Mail;

public class HeaderFoldingTests
{
    [Theory]
    [InlineData("To: a@b.example", "To: a@b.example")]
    [InlineData("To: a@b.example,\nc@d.example", "To: a@b.example, c@d.example")]
    [InlineData(
        "To: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.example,\ncccccccccccccccccccccccccccccc@d.example,\ne@f.example",
        "To: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.example,\n\tcccccccccccccccccccccccccccccc@d.example, e@f.example")]
    public void Addresses_share_lines_as_far_as_they_fit(string header, string folded) => Assert.Equal(folded, HeaderFolding.Fold(header));
}
